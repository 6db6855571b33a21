/**
 * Variance of a number from what it comes to without each of the draws in turn (delete-one jackknife, Efron & Tibshirani
 * 1993, § 11).
 * @param without one entry a draw, two at the least
 */
export function jackknifeVariance(without: readonly number[]): number {
  const draws = without.length;
  const mean = without.reduce((sum, value) => sum + value, 0) / draws;
  const squares = without.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return ((draws - 1) / draws) * squares;
}
