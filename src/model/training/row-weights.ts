import { InvalidInput } from '../../errors.ts';
import { crossEntropyOf } from './loss.ts';

/**
 * Weights with a mean of 1 over the rows trained on, so that only their proportions matter; all 1 without any.
 * @throws InvalidInput when there is no row to train on, or none of them weighs anything.
 */
export function relativeWeights(
  rows: number,
  train: Int32Array,
  weight: Float64Array | undefined,
): Float64Array {
  if (train.length === 0) {
    throw new InvalidInput('no row is there to train on', {}, 'Give the training split some rows.');
  }
  const given = weight ?? new Float64Array(rows).fill(1);
  const mean = train.reduce((sum, row) => sum + (given[row] as number), 0) / train.length;
  if (mean > 0) return given.map((each) => each / mean);
  throw new InvalidInput('all rows to train on weigh 0', {}, 'Give some of them a positive weight.');
}

/** The same weights, changed by label so that both labels of the rows trained on weigh the same together. */
export function balanced(weight: Float64Array, train: Int32Array, label: Uint8Array): Float64Array {
  const totals: [number, number] = [0, 0];
  for (const row of train) totals[label[row] as 0 | 1] += weight[row] as number;
  const [all, present] = [totals[0] + totals[1], totals.filter((total) => total > 0).length];
  const factors = totals.map((total) => (total > 0 ? all / (present * total) : 1));
  return weight.map((each, row) => each * (factors[label[row] as number] as number));
}

/** Mean cross-entropy of these rows by their weights, which are not all 0. `logits` has an entry for each of `rows`. */
export function weightedLoss(
  logits: Float32Array,
  rows: Int32Array,
  label: Uint8Array,
  weight: Float64Array,
): number {
  let sum = 0;
  let total = 0;
  rows.forEach((row, at) => {
    const each = weight[row] as number;
    sum += each * crossEntropyOf(logits[at] as number, label[row] as number);
    total += each;
  });
  return sum / total;
}
