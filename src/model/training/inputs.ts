import type { BlockContext } from '../architecture.ts';
import type { Tensor, TensorLibrary } from '../engines/engine.ts';
import type { Features } from '../features.ts';
import { offsets } from '../padded-batches.ts';
import { pickEqual } from '../pick-rows.ts';

export type Vectors = Extract<Features, { kind: 'vectors' }>;
export type FeatureMaps = Extract<Features, { kind: 'maps' }>;
export type Sequences = Extract<Features, { kind: 'states' | 'tokens' }>;

/** Numbers of one input of a network, on the host: row-major, int32 where `values` are. */
export interface InputArray {
  readonly shape: readonly number[];
  readonly values: Float32Array | Int32Array;
}

/** What a network is given of a batch, by name. */
export type Inputs = Readonly<Record<string, InputArray>>;

/** Puts inputs on the engine. Call inside `tf.tidy`. */
export function tensorsOf<Names extends string>(
  tf: TensorLibrary,
  inputs: Readonly<Record<Names, InputArray>>,
): Record<Names, Tensor> {
  const entries = Object.entries<InputArray>(inputs).map(([name, { shape, values }]) => {
    const tensor = tf.tensor(values, [...shape], values instanceof Int32Array ? 'int32' : 'float32');
    return [name, tensor] as const;
  });
  return Object.fromEntries(entries) as Record<Names, Tensor>;
}

/** Some rows of vectors: [rows, width]. */
export function vectorsOf(
  { values, width, rows: total }: Vectors,
  rows: Int32Array,
): { readonly x: InputArray } {
  return { x: { shape: [rows.length, width], values: pickEqual(values, total, rows) } };
}

/** Some rows of maps: [rows, height, width, channels]. */
export function mapsOf(
  { values, shape, rows: total }: FeatureMaps,
  rows: Int32Array,
): { readonly x: InputArray } {
  return { x: { shape: [rows.length, ...shape], values: pickEqual(values, total, rows) } };
}

/** Some rows of sequences, padded with zeros to the longest of them. */
export interface Padded extends BlockContext<InputArray> {
  readonly x: InputArray;
}

/** Made once per features, then called with row ids. */
export function paddedOf(features: Sequences): (rows: Int32Array) => Padded {
  const starts = offsets(features.lengths);
  const width = features.kind === 'states' ? features.width : 1;
  return (rows) => {
    const lengths = rows.map((row) => features.lengths[row] as number);
    const longest = lengths.reduce((most, length) => Math.max(most, length), 1);
    const size = rows.length * longest * width;
    const values = features.kind === 'states' ? new Float32Array(size) : new Int32Array(size);
    rows.forEach((row, at) => {
      const from = (starts[row] as number) * width;
      const to = (starts[row + 1] as number) * width;
      values.set(features.values.subarray(from, to), at * longest * width);
    });
    const tokens = [rows.length, longest];
    const shape = features.kind === 'states' ? [...tokens, width] : tokens;
    return { x: { shape, values }, ...context(lengths, longest) };
  };
}

/** Mask and positions of rows of these lengths, padded to the longest. */
function context(lengths: Int32Array, longest: number): BlockContext<InputArray> {
  const mask = new Float32Array(lengths.length * longest);
  const positions = new Int32Array(lengths.length * longest);
  lengths.forEach((length, row) => {
    const start = row * longest;
    mask.fill(1, start, start + length);
    for (let at = 0; at < longest; at++) positions[start + at] = at;
  });
  const shape = [lengths.length, longest];
  return { mask: { shape, values: mask }, positions: { shape, values: positions } };
}
