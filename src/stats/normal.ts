import quantile from '@stdlib/stats-base-dists-normal-quantile';

/**
 * How many standard errors a two-sided normal interval reaches to each side: 1.96 at 0.95.
 * @param confidence in (0, 1)
 */
export function criticalValue(confidence: number): number {
  return quantile((1 + confidence) / 2, 0, 1);
}
