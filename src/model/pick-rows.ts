import type { Features } from './features.ts';
import { offsets } from './padded-batches.ts';

/** The features of some rows, in the order of their ids. */
export function pickRows(features: Features, rows: Int32Array): Features {
  if (features.kind === 'vectors') {
    const { width, values } = features;
    const picked = new Float32Array(rows.length * width);
    for (const [place, row] of rows.entries()) {
      picked.set(values.subarray(row * width, (row + 1) * width), place * width);
    }
    return { ...features, rows: rows.length, values: picked };
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
