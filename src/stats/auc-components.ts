import { type Components, meanOf, type Stratum } from './components.ts';

/** Scores of rows of one label and what each weighs. */
interface Scored {
  readonly score: Float64Array;
  readonly weight: Float64Array;
}

/**
 * The area under the ROC curve and what each row brings to it (DeLong, DeLong & Clarke-Pearson 1988): of a favourable row
 * the share of the unfavourable ones that score below it, of an unfavourable row the share of the favourable ones that
 * score above; equal scores count half. The first stratum holds the favourable rows, the second the others, each in
 * their order. Undefined where either is empty.
 * @param score one a row, finite
 * @param label 1 or 0
 * @param weight > 0
 */
export function aucComponents(
  score: Float64Array,
  label: Uint8Array,
  weight: Float64Array,
): Components | undefined {
  const [favourable, other] = [1, 0].map((wanted): Scored => {
    const hasLabel = (_: number, row: number) => label[row] === wanted;
    return { score: score.filter(hasLabel), weight: weight.filter(hasLabel) };
  }) as [Scored, Scored];
  if (favourable.score.length === 0 || other.score.length === 0) return undefined;
  const above: Stratum = { values: sharesBelow(favourable, other), weight: favourable.weight };
  const below = sharesBelow(other, favourable).map((share) => 1 - share);
  return { value: meanOf(above), strata: [above, { values: below, weight: other.weight }] };
}

/** For each score the share of the others that lie below it; equal ones count half. */
function sharesBelow({ score }: Scored, others: Scored): Float64Array {
  const order = Int32Array.from(others.score.keys()).sort(
    (a, b) => (others.score[a] as number) - (others.score[b] as number),
  );
  const sorted = Float64Array.from(order, (row) => others.score[row] as number);
  const sums = new Float64Array(order.length + 1);
  order.forEach((row, at) => {
    sums[at + 1] = (sums[at] as number) + (others.weight[row] as number);
  });
  const total = sums[order.length] as number;
  const upTo = (within: (other: number) => boolean) => sums[countWhile(sorted, within)] as number;
  return score.map((own) => (upTo((other) => other < own) + upTo((other) => other <= own)) / (2 * total));
}

/** How many of the first values are within, where none is after one that is not (bisection). */
function countWhile(values: Float64Array, within: (value: number) => boolean): number {
  let [known, end] = [0, values.length];
  while (known < end) {
    const middle = (known + end) >> 1;
    if (within(values[middle] as number)) known = middle + 1;
    else end = middle;
  }
  return known;
}
