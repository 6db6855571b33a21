/**
 * p-value of a permutation test, the observed order counted among the shuffled ones so that it is never 0 and the test
 * is valid (Phipson & Smyth 2010).
 * @param asExtreme how many of the shuffles gave something at least as extreme as what was observed
 * @param shuffles ≥ asExtreme
 */
export function permutationP(asExtreme: number, shuffles: number): number {
  return (asExtreme + 1) / (shuffles + 1);
}
