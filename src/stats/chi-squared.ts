import gammainc from '@stdlib/math-base-special-gammainc';

/**
 * Probability that a χ² number of so many degrees of freedom exceeds `x`; keeps its digits far out.
 * @param x ≥ 0
 * @param df > 0
 */
export function chiSquaredTail(x: number, df: number): number {
  return gammainc(x / 2, df / 2, true, true);
}
