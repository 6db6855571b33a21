import inverse from '@stdlib/math-base-special-kernel-betaincinv';

/**
 * Where a beta distribution has `below` of its mass to the left. `above` is 1 − below, told apart so that a tail keeps
 * its digits on either side.
 * @param a first shape, > 0
 * @param b second shape, > 0
 */
export function betaQuantile(a: number, b: number, below: number, above: number): number {
  return inverse(a, b, below, above)[0] as number;
}
