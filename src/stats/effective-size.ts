/**
 * How many rows of equal weight would tell as much as these (Kish 1965): between 1 and `rows`.
 * @param sum of the weights, > 0
 * @param squares sum of the squared weights
 * @param rows that have these weights, ≥ 1
 */
export function effectiveSize(sum: number, squares: number, rows: number): number {
  const size = (sum / squares) * sum;
  return Number.isFinite(size) ? Math.min(rows, Math.max(1, size)) : 1;
}
