/**
 * How many rows of equal weight would tell as much as these (Kish 1965); 0 of none.
 * @param sum of the weights
 * @param squares sum of the squared weights
 */
export function effectiveSize(sum: number, squares: number): number {
  return squares > 0 ? (sum * sum) / squares : 0;
}
