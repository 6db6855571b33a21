/**
 * Probabilities of 0 … n successes, built up from the mode by the ratio of neighbours.
 * @param n ≥ 0, whole
 * @param share in (0, 1)
 */
export function binomial(n: number, share: number): Float64Array {
  const odds = share / (1 - share);
  const mode = Math.min(n, Math.floor((n + 1) * share));
  const weights = new Float64Array(n + 1);
  weights[mode] = 1;
  for (let k = mode; k < n; k++) weights[k + 1] = ((weights[k] as number) * odds * (n - k)) / (k + 1);
  for (let k = mode; k > 0; k--) weights[k - 1] = ((weights[k] as number) * k) / (odds * (n - k + 1));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights.map((weight) => weight / total);
}
