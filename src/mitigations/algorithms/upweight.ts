/**
 * Weights in which rows that are decided wrongly count `times` as much (Just Train Twice, Liu et al. 2021).
 * @param score of every row by a first model, in [0, 1].
 */
export function upweighted(
  { label, weight }: { readonly label: Uint8Array; readonly weight: Float64Array },
  score: Float64Array,
  times: number,
): Float64Array {
  return weight.map((own, row) => ((score[row] as number) >= 0.5 === (label[row] === 1) ? own : times * own));
}
