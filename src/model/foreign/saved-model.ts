import { dirname, join } from 'node:path';
import { InvalidInput } from '../../errors.ts';
import { countVariables } from '../checkpoints/tensor-bundle.ts';
import type { Engine, SavedModel, Tensor } from '../engines/engine.ts';
import type { Feed, ForeignFormat } from './foreign-model.ts';
import { explain, runTensors } from './tfjs.ts';

const MODEL = 'saved_model.pb';
const INDEX = 'variables/variables.index';

/** TensorFlow's own format; it takes the whole of TensorFlow to run it. */
export const savedModel: ForeignFormat = {
  id: 'saved-model',
  title: 'SavedModel of TensorFlow',
  form: 'saved_model.pb and variables/',
  examples: [],
  runsOn: 'engine',
  async find(folder, names) {
    if (!names.has(MODEL)) return undefined;
    if (!names.has(INDEX)) {
      throw new InvalidInput(
        `the SavedModel has no ${INDEX}`,
        { file: folder },
        'Fetch or export the model again, with all of its files.',
      );
    }
    const weights = [...names].filter((name) => /^(variables|assets)\//.test(name)).sort();
    return { model: join(folder, MODEL), weights: weights.map((name) => join(folder, name)) };
  },
  async open({ model: file }, engine) {
    if (!engine) throw new Error('a SavedModel needs an engine');
    const folder = dirname(file);
    const parameters = await countVariables(join(folder, INDEX));
    const tf = await engine.start();
    const model = await load(engine, folder, file);
    const { inputs, outputs } = model;
    const dtypes = inputs.map(({ dtype }) => dtype);
    return {
      inputs,
      outputs,
      inner: [],
      parameters,
      channels: 'last',
      run(feeds, output) {
        const fed = { feeds: inputs.map(({ name }) => feeds[name] as Feed), dtypes };
        const compute = (tensors: readonly Tensor[]) => {
          const named = inputs.map(({ name }, at) => [name, tensors[at] as Tensor] as const);
          return model.run(Object.fromEntries(named), output);
        };
        return runTensors(tf, fed, compute).catch((cause) => {
          throw explain(cause, file, engine);
        });
      },
      close: async () => model.close(),
    };
  },
};

async function load(engine: Engine, folder: string, file: string): Promise<SavedModel> {
  if (engine.loadSavedModel) {
    return engine.loadSavedModel(folder).catch((cause) => {
      throw explain(cause, file, engine);
    });
  }
  throw new InvalidInput(
    `a SavedModel is run by TensorFlow itself, and the engine here is ${engine.title}`,
    { file },
    'Install @tensorflow/tfjs-node (docs/engines.md) and take --engine tensorflow, or convert the model: ' +
      'tensorflowjs_converter --input_format=tf_saved_model FOLDER NEW_FOLDER.',
  );
}
