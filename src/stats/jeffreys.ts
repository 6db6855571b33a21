import { betaQuantile } from './beta.ts';
import type { Interval } from './interval.ts';

/**
 * Equal-tailed interval of a proportion under Jeffreys' prior, begun at 0 where nothing and ended at 1 where everything
 * was counted (Brown, Cai & DasGupta 2001).
 * @param proportion in [0, 1]
 * @param n > 0
 */
export function jeffreys(proportion: number, n: number, confidence: number): Interval {
  const a = proportion * n + 0.5;
  const b = n - proportion * n + 0.5;
  const tail = (1 - confidence) / 2;
  return {
    low: proportion === 0 ? 0 : Math.min(proportion, betaQuantile(a, b, tail, 1 - tail)),
    high: proportion === 1 ? 1 : Math.max(proportion, betaQuantile(a, b, 1 - tail, tail)),
  };
}
