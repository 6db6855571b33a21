import type { BlockContext } from '../architecture.ts';
import type { Tensor, TensorLibrary } from '../engines/engine.ts';
import type { Features } from '../features.ts';
import { offsets } from '../padded-batches.ts';

export type Vectors = Extract<Features, { kind: 'vectors' }>;
export type Sequences = Exclude<Features, Vectors>;

/** Some rows of `states` or `tokens` on the engine, padded to the longest of them. */
export interface Padded extends BlockContext<Tensor> {
  readonly x: Tensor;
}

/** Puts rows of vectors on the engine: [rows, width]. */
export function vectorsOf(tf: TensorLibrary, { values, width }: Vectors, rows: Int32Array): Tensor {
  const picked = new Float32Array(rows.length * width);
  rows.forEach((row, at) => {
    picked.set(values.subarray(row * width, (row + 1) * width), at * width);
  });
  return tf.tensor2d(picked, [rows.length, width]);
}

/** Puts rows of sequences on the engine, padded with zeros. Made once per features, then called with row ids. */
export function paddedOf(features: Sequences): (tf: TensorLibrary, rows: Int32Array) => Padded {
  const starts = offsets(features.lengths);
  const width = features.kind === 'states' ? features.width : 1;
  return (tf, rows) => {
    const lengths = rows.map((row) => features.lengths[row] as number);
    const longest = lengths.reduce((most, length) => Math.max(most, length), 1);
    const size = rows.length * longest * width;
    const padded = features.kind === 'states' ? new Float32Array(size) : new Int32Array(size);
    rows.forEach((row, at) => {
      const from = (starts[row] as number) * width;
      const to = (starts[row + 1] as number) * width;
      padded.set(features.values.subarray(from, to), at * longest * width);
    });
    const x =
      features.kind === 'states'
        ? tf.tensor(padded, [rows.length, longest, width], 'float32')
        : tf.tensor(padded, [rows.length, longest], 'int32');
    return { x, ...context(tf, lengths, longest) };
  };
}

/** Mask and positions of rows of these lengths, padded to the longest. */
function context(tf: TensorLibrary, lengths: Int32Array, longest: number): BlockContext<Tensor> {
  const mask = new Float32Array(lengths.length * longest);
  const positions = new Int32Array(lengths.length * longest);
  lengths.forEach((length, row) => {
    const start = row * longest;
    mask.fill(1, start, start + length);
    for (let at = 0; at < longest; at++) positions[start + at] = at;
  });
  const shape: [number, number] = [lengths.length, longest];
  return { mask: tf.tensor2d(mask, shape), positions: tf.tensor2d(positions, shape, 'int32') };
}
