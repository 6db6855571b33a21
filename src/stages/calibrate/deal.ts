import type { Predictions } from '../../data/predictions.ts';
import type { SliceId } from '../../result/index.ts';
import { type Random, shuffled } from '../../stats/random.ts';

/**
 * The same rows with all their attributes dealt out anew, so that no group fares otherwise than another but by chance. The
 * attributes of a row stay together: crossed groups are as large as before.
 */
export function dealtAnew(predictions: Predictions, source: Random): Predictions {
  const order = shuffled(predictions.rows, source);
  return {
    ...predictions,
    attributes: predictions.attributes.map(({ codes, ...attribute }) => ({
      ...attribute,
      codes: Int32Array.from(order, (row) => codes[row] as number),
    })),
  };
}

/**
 * The same rows, of which those of a slice keep each favourable decision with a chance of `ratio`: its selection rate and its
 * true positive rate are so many times what they were.
 */
export function thinned(
  predictions: Predictions,
  decision: Uint8Array,
  slice: SliceId,
  ratio: number,
  source: Random,
): Predictions {
  const tests = predictions.attributes.flatMap(({ name, values, codes }) => {
    const value = slice[name];
    return value === undefined ? [] : [{ codes, code: values.indexOf(value) }];
  });
  const isInside = (row: number) => tests.every(({ codes, code }) => codes[row] === code);
  const kept = decision.map((one, row) =>
    one === 1 && isInside(row) && source.uniform() >= ratio ? 0 : one,
  );
  return { ...predictions, decision: kept } as Predictions;
}
