import type * as tensors from '@tensorflow/tfjs';
import { InvalidInput } from '../../errors.ts';
import { REMEDY } from '../checkpoints/tfjs-model.ts';
import type { Tensor, TensorLibrary } from '../engines/engine.ts';
import type { Feed, ForeignFormat } from './foreign-model.ts';
import { explain, findTfjs, type LoadedTfjs, loadTfjs, runTensors } from './tfjs.ts';

type LayersModel = tensors.LayersModel;

/** A Keras model as `tensorflowjs_converter` or TF.js itself saves it; its layers can be named. */
export const tfjsLayers: ForeignFormat = {
  id: 'tfjs-layers',
  title: 'TF.js layers model',
  form: 'model.json (format "layers-model") and its shards',
  examples: [
    {
      name: 'tfhub:https://storage.googleapis.com/tfjs-models/tfjs/mobilenet_v1_0.25_224/model.json',
      modality: 'image',
    },
  ],
  runsOn: 'engine',
  find: (folder, names) =>
    findTfjs(folder, names, (topology) => 'class_name' in topology || 'model_config' in topology),
  async open(files, chosen) {
    const loaded = await loadTfjs(files, chosen);
    const { tf, engine, parameters } = loaded;
    const model = await load(loaded, files.model);
    const inputs = model.inputs.map(({ shape, dtype }, index) => ({
      name: model.inputNames[index] as string,
      dtype: dtype ?? 'float32',
      shape,
    }));
    const ends = endsOf(tf, model);
    const features = intoClassifier(model);
    return {
      inputs,
      outputs: model.outputNames,
      inner: [...ends.keys()].filter((name) => !model.outputNames.includes(name)),
      ...(features !== undefined && { features }),
      parameters,
      channels: 'last',
      async run(feeds, output) {
        const given = {
          feeds: inputs.map(({ name }) => feeds[name] as Feed),
          dtypes: inputs.map(({ dtype }) => dtype),
        };
        const part = ends.get(output)?.();
        if (!part) throw new Error(`the model has no "${output}"`);
        return runTensors(tf, given, (tensors) => part.predictOnBatch([...tensors]) as Tensor).catch(
          (cause) => {
            throw explain(cause, files.model, engine);
          },
        );
      },
      close: async () => {
        model.dispose();
      },
    };
  },
};

async function load({ tf, engine, artefacts }: LoadedTfjs, file: string): Promise<LayersModel> {
  refuseUnknownLayers(tf, artefacts.modelTopology, file);
  return tf.loadLayersModel(tf.io.fromMemory(artefacts)).catch((cause) => {
    const { message } = cause as Error;
    if (!/[Ss]hape mismatch|weight/.test(message)) throw explain(cause, file, engine);
    const why = message.replace(/\s+/g, ' ').trim().slice(0, 240);
    throw new InvalidInput(`its weights do not fit its layers (${why})`, { file }, REMEDY, { cause });
  });
}

/** Of everything with a class in the topology, the names that TF.js cannot make again. */
function refuseUnknownLayers(tf: TensorLibrary, topology: unknown, file: string): void {
  const known = tf.serialization.SerializationMap.getMap().classNameMap;
  const missing = [...new Set(layerClasses(topology))].filter((name) => !(name in known));
  if (missing.length === 0) return;
  throw new InvalidInput(
    `it has layers that TF.js does not know: ${missing.slice(0, 5).join(', ').slice(0, 200)}`,
    { file },
    'Save the model as a graph model (tensorflowjs_converter --output_format=tfjs_graph_model), which needs no classes.',
  );
}

function layerClasses(topology: unknown): string[] {
  const { layers, config, model_config, layer, class_name } = (topology ?? {}) as Readonly<
    Record<string, unknown>
  >;
  const own = typeof class_name === 'string' ? [class_name] : [];
  const inner = Array.isArray(layers) ? layers : [];
  return [...own, ...[...inner, model_config, layer, plain(config)].filter(Boolean).flatMap(layerClasses)];
}

/** The parts of a configuration that hold layers; what else has a class in it is no layer. */
function plain(config: unknown): unknown {
  if (typeof config !== 'object' || config === null) return undefined;
  if (Array.isArray(config)) return { layers: config };
  const { layers, layer } = config as Readonly<Record<string, unknown>>;
  return { layers, layer };
}

/** By name, the model that ends at a layer; made when it is asked for, of the same layers. */
function endsOf(tf: TensorLibrary, model: LayersModel): ReadonlyMap<string, () => LayersModel> {
  const until = (outputs: tensors.SymbolicTensor) => () => tf.model({ inputs: model.inputs, outputs });
  const layers = model.layers.flatMap(({ name, output }) =>
    Array.isArray(output) ? [] : [[name, until(output)] as const],
  );
  const published = model.outputs.map(
    (output, index) => [model.outputNames[index] as string, until(output)] as const,
  );
  return new Map([...layers, ...published]);
}

const CLASSIFIES: ReadonlySet<unknown> = new Set(['softmax', 'sigmoid']);

/** The layer before the last, where the last is a dense one that gives probabilities. */
function intoClassifier({ layers, outputs }: LayersModel): string | undefined {
  const last = layers.find(({ output }) => outputs.length === 1 && output === outputs[0]);
  const { activation } = (last?.getConfig() ?? {}) as { readonly activation?: unknown };
  if (last?.getClassName() !== 'Dense' || !CLASSIFIES.has(activation)) return undefined;
  return layers.find(({ output }) => output === last.input)?.name;
}
