import type * as tensors from '@tensorflow/tfjs';
import { InvalidInput } from '../../errors.ts';
import { REMEDY, type TfjsManifest } from '../checkpoints/tfjs-model.ts';
import type { Tensor } from '../engines/engine.ts';
import type { Feed, ForeignFormat, InputSpec } from './foreign-model.ts';
import { explain, findTfjs, type LoadedTfjs, loadTfjs, runTensors } from './tfjs.ts';

type Signature = Readonly<Record<string, { readonly name: string; readonly resourceId?: unknown }>>;

/** A TensorFlow graph as `tensorflowjs_converter` saves it, and TF Hub publishes it; any of its nodes can be named. */
export const tfjsGraph: ForeignFormat = {
  id: 'tfjs-graph',
  title: 'TF.js graph model',
  form: 'model.json (format "graph-model") and its shards',
  examples: [
    {
      name: 'tfhub:https://tfhub.dev/google/tfjs-model/imagenet/mobilenet_v2_100_224/feature_vector/3/default/1',
      modality: 'image',
    },
  ],
  runsOn: 'engine',
  find: (folder, names) => findTfjs(folder, names, (topology) => 'node' in topology),
  async open(files, chosen) {
    const loaded = await loadTfjs(files, chosen);
    const { tf, engine, manifest, parameters } = loaded;
    checkConstants(manifest, files.model);
    const model = await load(loaded, files.model);
    const { inputs: asked = {}, outputs: given = {} } = signatureOf(manifest);
    const inputs = inputSpecs(model, asked);
    const dtypes = inputs.map(({ dtype }) => dtype);
    const outputs =
      Object.keys(given).length > 0 ? Object.keys(given) : model.outputs.map(({ name }) => name);
    return {
      inputs,
      outputs,
      inner: nodesOf(manifest).map(({ name }) => name),
      parameters,
      channels: 'last',
      async run(feeds, output) {
        const fed = { feeds: inputs.map(({ name }) => feeds[name] as Feed), dtypes };
        const compute = (tensors: readonly Tensor[]) =>
          execute(
            model,
            Object.fromEntries(inputs.map(({ name }, at) => [name, tensors[at] as Tensor])),
            output,
          );
        return runTensors(tf, fed, compute).catch((cause) => {
          throw explain(cause, files.model, engine);
        });
      },
      close: async () => {
        model.dispose();
      },
    };
  },
};

async function load({ tf, engine, artefacts }: LoadedTfjs, file: string): Promise<tensors.GraphModel> {
  return tf.loadGraphModel(tf.io.fromMemory(artefacts)).catch((cause) => {
    throw explain(cause, file, engine);
  });
}

/** Loops and outputs whose size depends on values can only be run step by step. */
async function execute(
  model: tensors.GraphModel,
  inputs: Readonly<Record<string, Tensor>>,
  output: string,
): Promise<Tensor> {
  try {
    return model.execute({ ...inputs }, output) as Tensor;
  } catch (cause) {
    if (!/executeAsync/.test((cause as Error).message)) throw cause;
    return (await model.executeAsync({ ...inputs }, output)) as Tensor;
  }
}

function signatureOf(manifest: TfjsManifest): { readonly inputs?: Signature; readonly outputs?: Signature } {
  const { signature, userDefinedMetadata } = manifest as {
    readonly signature?: object;
    readonly userDefinedMetadata?: { readonly signature?: object };
  };
  return userDefinedMetadata?.signature ?? signature ?? {};
}

/** Inputs by the signature's names where there is one; captured resources are the model's own business. */
function inputSpecs(model: tensors.GraphModel, signature: Signature): InputSpec[] {
  const called = new Map(
    Object.entries(signature).map(([key, { name }]) => [name.replace(/:\d+$/, ''), key] as const),
  );
  return model.inputs
    .filter(({ dtype }) => dtype !== undefined && (dtype as string) !== 'resource')
    .map(({ name, dtype, shape }) => ({
      name: called.get(name) ?? name,
      dtype,
      shape: shape?.map((size) => (size > 0 ? size : null)),
    }));
}

interface Node {
  readonly name: string;
  readonly op: string;
  readonly attr?: {
    readonly value?: { readonly tensor?: { readonly tensorShape?: { readonly dim?: readonly Dimension[] } } };
  };
}

interface Dimension {
  readonly size?: string | number;
}

const nodesOf = ({ modelTopology }: TfjsManifest): readonly Node[] =>
  (modelTopology as { readonly node?: readonly Node[] }).node ?? [];

/** @throws InvalidInput when a constant of the graph has no weight, or one of another shape. */
function checkConstants(manifest: TfjsManifest, file: string): void {
  const weights = new Map(
    manifest.weightsManifest.flatMap((group) =>
      group.weights.map(({ name, shape }) => [name, shape] as const),
    ),
  );
  for (const { name, op, attr } of nodesOf(manifest)) {
    if (op !== 'Const') continue;
    const found = weights.get(name);
    const asked = attr?.value?.tensor?.tensorShape?.dim?.map(({ size }) => Number(size ?? 0));
    if (found && (!asked || asked.join() === found.join())) continue;
    const what = found
      ? `the weight "${name.slice(0, 120)}" is [${found.join(', ')}] where the graph asks for [${asked?.join(', ')}]`
      : `the graph's constant "${name.slice(0, 120)}" is among no weights`;
    throw new InvalidInput(what, { file, path: '/weightsManifest' }, REMEDY);
  }
}
