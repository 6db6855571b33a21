import erfc from '@stdlib/math-base-special-erfc';
import quantile from '@stdlib/stats-base-dists-normal-quantile';

/**
 * How many standard errors a two-sided normal interval reaches to each side: 1.96 at 0.95.
 * @param confidence in (0, 1)
 */
export function criticalValue(confidence: number): number {
  return quantile((1 + confidence) / 2, 0, 1);
}

/** Probability that a standard normal number exceeds `z`; keeps its digits far out. */
export function normalTail(z: number): number {
  return erfc(z / Math.SQRT2) / 2;
}

/** Probability that a standard normal number is at least as far from 0 as `z`. */
export function normalTails(z: number): number {
  return erfc(Math.abs(z) / Math.SQRT2);
}

/**
 * The number that so large a share of standard normal numbers lies below.
 * @param share in [0, 1]; infinite at its ends
 */
export function normalQuantile(share: number): number {
  return quantile(share, 0, 1);
}
