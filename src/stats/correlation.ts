/**
 * Pearson's correlation of two series of equal length, over the places at which both are finite. 0 where one of them
 * does not vary, as nothing is known of how they move together.
 */
export function correlation(a: Float64Array, b: Float64Array): number {
  let n = 0;
  let [meanA, meanB] = [0, 0];
  let [squaresA, squaresB, products] = [0, 0, 0];
  for (let at = 0; at < a.length; at++) {
    const [x, y] = [a[at] as number, b[at] as number];
    if (!Number.isFinite(x + y)) continue;
    n += 1;
    const [fromA, fromB] = [x - meanA, y - meanB];
    meanA += fromA / n;
    meanB += fromB / n;
    squaresA += fromA * (x - meanA);
    squaresB += fromB * (y - meanB);
    products += fromA * (y - meanB);
  }
  const scale = Math.sqrt(squaresA) * Math.sqrt(squaresB);
  return scale > 0 ? Math.min(1, Math.max(-1, products / scale)) : 0;
}
