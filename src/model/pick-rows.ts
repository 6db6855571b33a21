import type { Numbers } from '../pipeline/numbers.ts';
import type { Features } from './features.ts';
import { offsets } from './padded-batches.ts';

/** The features of some rows, in the order of their ids. */
export function pickRows(features: Features, rows: Int32Array): Features {
  if (features.kind === 'vectors' || features.kind === 'maps') {
    return { ...features, rows: rows.length, values: pickEqual(features.values, features.rows, rows) };
  }
  const lengths = Int32Array.from(rows, (row) => features.lengths[row] as number);
  const [from, to] = [offsets(features.lengths), offsets(lengths)];
  const width = features.kind === 'states' ? features.width : 1;
  const size = width * (to[rows.length] as number);
  const picked = features.kind === 'states' ? new Float32Array(size) : new Int32Array(size);
  for (const [place, row] of rows.entries()) {
    const own = features.values.subarray(width * (from[row] as number), width * (from[row + 1] as number));
    picked.set(own, width * (to[place] as number));
  }
  return { ...features, rows: rows.length, lengths, values: picked } as Features;
}

/** Some rows of `total` that are all as long. */
export function pickEqual(values: Numbers, total: number, rows: Int32Array): Float32Array {
  const size = values.length / Math.max(1, total);
  const picked = new Float32Array(rows.length * size);
  for (const [place, row] of rows.entries()) {
    picked.set(values.subarray(row * size, (row + 1) * size), place * size);
  }
  return picked;
}
