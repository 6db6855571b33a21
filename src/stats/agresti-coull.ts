import type { Interval } from './interval.ts';
import { criticalValue } from './normal.ts';

/**
 * Normal interval around Wilson's midpoint, held within [0, 1] (Agresti & Coull 1998): wider than Wilson's, never
 * narrower.
 * @param proportion in [0, 1]
 * @param n > 0
 */
export function agrestiCoull(proportion: number, n: number, confidence: number): Interval {
  const square = criticalValue(confidence) ** 2;
  const size = n + square;
  const centre = (proportion * n + square / 2) / size;
  const reach = Math.sqrt((square * centre * (1 - centre)) / size);
  return {
    low: Math.min(proportion, Math.max(0, centre - reach)),
    high: Math.max(proportion, Math.min(1, centre + reach)),
  };
}
