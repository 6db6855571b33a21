import type { Batch } from './executors/onnx.ts';
import type { Features } from './features.ts';

/**
 * Groups rows so that little is spent on padding: rows of like length go together, the longest first, and a batch
 * holds at most `tokens` tokens with its padding (a longer row is a batch of its own). Depends on the lengths alone.
 */
export function batchesByLength(lengths: Int32Array, tokens: number): readonly Int32Array[] {
  const length = (row: number) => lengths[row] as number;
  const order = Int32Array.from(lengths.keys()).sort((a, b) => length(b) - length(a) || a - b);
  const batches: Int32Array[] = [];
  for (let start = 0; start < order.length; ) {
    const rows = Math.max(1, Math.floor(tokens / length(order[start] as number)));
    batches.push(order.slice(start, start + rows));
    start += rows;
  }
  return batches;
}

/** Where each row's tokens begin when rows are laid end to end; the last entry is the number of all tokens. */
export function offsets(lengths: Int32Array): Float64Array {
  const starts = new Float64Array(lengths.length + 1);
  for (let row = 0; row < lengths.length; row++) {
    starts[row + 1] = (starts[row] as number) + (lengths[row] as number);
  }
  return starts;
}

/** The given rows of ids side by side, padded with id 0 to the longest of them; `starts` are the rows' offsets. */
export function padTokens(
  { lengths, values }: Extract<Features, { readonly kind: 'tokens' }>,
  starts: Float64Array,
  rows: Int32Array,
): Batch {
  const length = rows.reduce((longest, row) => Math.max(longest, lengths[row] as number), 0);
  const ids = new Int32Array(rows.length * length);
  const mask = new Float32Array(rows.length * length);
  for (const [place, row] of rows.entries()) {
    const own = values.subarray(starts[row], starts[row + 1]);
    ids.set(own, place * length);
    mask.fill(1, place * length, place * length + own.length);
  }
  return { rows: rows.length, length, values: ids, mask };
}
