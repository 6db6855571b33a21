import { type Random, shuffled } from '../../stats/random.ts';

/** Batches whose rows are sorted by length together, so that they need little padding yet are not always the same. */
const BATCHES_SORTED_TOGETHER = 32;

/**
 * One pass over `rows` in random order, `size` at a time. Given `lengths` (by row id), a batch holds rows of like length.
 * The last batch of a pass may be smaller.
 */
export function batches(
  rows: Int32Array,
  size: number,
  lengths: Int32Array | undefined,
  source: Random,
): Int32Array[] {
  const order = shuffled(rows.length, source).map((index) => rows[index] as number);
  if (!lengths) return cut(order, size);
  const length = (row: number) => lengths[row] as number;
  const sorted = cut(order, size * BATCHES_SORTED_TOGETHER).flatMap((part) =>
    cut(
      part.sort((a, b) => length(a) - length(b)),
      size,
    ),
  );
  return Array.from(shuffled(sorted.length, source), (index) => sorted[index] as Int32Array);
}

/** `rows` in their order, `size` at a time. */
export function cut(rows: Int32Array, size: number): Int32Array[] {
  const count = Math.ceil(rows.length / size);
  return Array.from({ length: count }, (_, index) => rows.slice(index * size, (index + 1) * size));
}
