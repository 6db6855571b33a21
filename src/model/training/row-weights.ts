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
