import { basename, dirname, join } from 'node:path';
import type onnxProto from 'onnx-proto';
import type { InferenceSession, Tensor } from 'onnxruntime-node';
import { InvalidInput } from '../../errors.ts';
import { TO_FLOAT32 } from '../checkpoints/dtypes.ts';
import { readBytes } from '../checkpoints/read-file.ts';
import { loadRuntime } from '../executors/onnx-runtime.ts';
import { countOf } from '../weights.ts';
import type { Feed, ForeignFormat, InputSpec, Output } from './foreign-model.ts';

/** Where a folder keeps its model: as exported by itself, and as optimum lays it out. */
const NAMES = ['model.onnx', 'onnx/model.onnx'];
/** What a file too large for one protocol buffer has beside it. */
const EXTERNAL = ['_data', '.data'];
const REMEDY = 'Export the model again, or fetch it with all of its files.';

/** A model as exporters of all frameworks write it; ONNX Runtime runs it. */
export const onnx: ForeignFormat = {
  id: 'onnx',
  title: 'ONNX model',
  form: 'model.onnx, or onnx/model.onnx',
  examples: [{ name: 'hf:Xenova/all-MiniLM-L6-v2', modality: 'text' }],
  runsOn: 'onnxruntime',
  async find(folder, names) {
    const all = [...names].filter((name) => name.endsWith('.onnx'));
    const name = NAMES.find((candidate) => names.has(candidate)) ?? (all.length === 1 ? all[0] : undefined);
    if (name === undefined) return undefined;
    const weights = EXTERNAL.map((ending) => name + ending).filter((data) => names.has(data));
    return { model: join(folder, name), weights: weights.map((data) => join(folder, data)) };
  },
  async open({ model: file, weights }) {
    const parameters = await countParameters(file, weights);
    const ort = await loadRuntime();
    const session = await ort.InferenceSession.create(file, {
      executionProviders: ['cpu'],
      interOpNumThreads: 1,
      logSeverityLevel: 4,
    }).catch((cause) => {
      throw broken('ONNX Runtime cannot open it', file, cause);
    });
    const inputs = session.inputMetadata.map((input) => inputSpec(input, file));
    return {
      inputs,
      outputs: session.outputNames,
      inner: [],
      parameters,
      channels: 'first',
      async run(feeds, output) {
        const tensors = inputs.map(({ name, dtype }) => [name, tensorOf(ort.Tensor, feeds[name], dtype)]);
        const results = await session.run(Object.fromEntries(tensors), [output]).catch((cause) => {
          throw broken('ONNX Runtime cannot run it', file, cause);
        });
        return outputOf(results[output] as Tensor, output, file);
      },
      close: () => session.release(),
    };
  },
};

/** Numbers of the file's own weights. @throws InvalidInput when it is no ONNX file, or leans on files that it does not have. */
async function countParameters(file: string, weights: readonly string[]): Promise<number> {
  const { onnx } = (await import('onnx-proto')).default;
  const bytes = await readBytes(file);
  let initializers: readonly onnxProto.onnx.ITensorProto[];
  try {
    initializers = onnx.ModelProto.decode(bytes).graph?.initializer ?? [];
  } catch (cause) {
    throw broken('this is not an ONNX file', file, cause);
  }
  const beside = new Set(weights.map((path) => basename(path)));
  for (const { name, externalData } of initializers) {
    const location = externalData?.find(({ key }) => key === 'location')?.value;
    if (location === undefined || location === null || beside.has(location)) continue;
    throw new InvalidInput(
      `the weight "${name?.slice(0, 80)}" lies in "${location.slice(0, 80)}", which is not beside it`,
      { file },
      `Put it into ${dirname(file)} as ${basename(file)}_data or ${basename(file)}.data, or save the model in one file.`,
    );
  }
  return countOf(initializers.map(({ dims }) => ({ shape: (dims ?? []).map(Number) })));
}

function inputSpec(input: InferenceSession.ValueMetadata, file: string): InputSpec {
  if (!input.isTensor) throw broken(`its input "${input.name}" is no tensor`, file);
  const { name, type, shape } = input;
  const sizes = shape.map((size) => (typeof size === 'number' && size > 0 ? size : null));
  return { name, dtype: type, shape: sizes.length === 0 ? undefined : sizes };
}

function tensorOf(Tensor: typeof import('onnxruntime-node').Tensor, feed: Feed | undefined, dtype: string) {
  if (!feed) throw new Error('every input of the model is fed');
  const { values, shape } = feed;
  const make = TYPED.get(dtype);
  if (!make) throw new Error(`inputs of the type ${dtype} are refused before they are fed`);
  return new Tensor(dtype as 'float32', make(values) as Float32Array, shape);
}

type Values = Feed['values'];

/** How an input of each type holds whole numbers or fractions. */
const TYPED: ReadonlyMap<string, (values: Values) => ArrayBufferView> = new Map<
  string,
  (values: Values) => ArrayBufferView
>([
  ['int64', (values) => BigInt64Array.from(Array.from(values, (value) => BigInt(Math.trunc(value))))],
  ['int32', (values) => Int32Array.from(values)],
  ['uint8', (values) => Uint8Array.from(values)],
  ['float32', (values) => Float32Array.from(values)],
]);

function outputOf({ type, data, dims }: Tensor, name: string, file: string): Output {
  if (type === 'float32') return { values: data as Float32Array, shape: dims };
  const half = TO_FLOAT32.get('F16');
  if (type === 'float16' && half) {
    const { buffer, byteOffset, byteLength } = data as Uint16Array;
    return { values: half(buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer), shape: dims };
  }
  throw broken(`its output "${name.slice(0, 80)}" is of the type ${type}, not of fractions`, file);
}

function broken(what: string, file: string, cause?: unknown): InvalidInput {
  const why = cause instanceof Error ? ` (${cause.message.replace(/\s+/g, ' ').trim().slice(0, 240)})` : '';
  return new InvalidInput(`${what}${why}`, { file }, REMEDY, { cause });
}
