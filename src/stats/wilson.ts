import type { Interval } from './interval.ts';
import { criticalValue } from './normal.ts';

/**
 * Score interval of a proportion (Wilson 1927, without continuity correction), held within [0, 1] and around the
 * proportion itself against rounding.
 * @param proportion in [0, 1]
 * @param n rows it rests on, > 0; the effective number where rows have weights
 */
export function wilson(proportion: number, n: number, confidence: number): Interval {
  const z = criticalValue(confidence);
  const shrink = 1 + (z * z) / n;
  const centre = proportion + (z * z) / (2 * n);
  const reach = z * Math.sqrt((proportion * (1 - proportion) + (z * z) / (4 * n)) / n);
  return {
    low: proportion === 0 ? 0 : Math.min(proportion, Math.max(0, (centre - reach) / shrink)),
    high: proportion === 1 ? 1 : Math.max(proportion, Math.min(1, (centre + reach) / shrink)),
  };
}
