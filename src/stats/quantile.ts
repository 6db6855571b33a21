/**
 * The q-quantile of values in ascending order, linear between neighbours (Hyndman & Fan 1996, type 7).
 * @param sorted at least one value
 * @param q in [0, 1]
 */
export function quantile(sorted: Float64Array, q: number): number {
  const position = q * (sorted.length - 1);
  const below = Math.floor(position);
  const left = sorted[below] as number;
  const right = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return left + (position - below) * (right - left);
}
