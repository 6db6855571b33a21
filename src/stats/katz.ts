import { type Counted, proportionOf } from './counted.ts';
import type { Interval } from './interval.ts';
import { criticalValue } from './normal.ts';

/**
 * Interval of the ratio of two independent proportions, normal on the logarithm (Katz et al. 1978). Undefined where
 * either count is 0.
 */
export function katz(a: Counted, b: Counted, confidence: number): Interval | undefined {
  if (a.count === 0 || b.count === 0) return undefined;
  const [p, q] = [proportionOf(a), proportionOf(b)];
  const reach = criticalValue(confidence) * Math.sqrt((1 - p) / a.count + (1 - q) / b.count);
  return { low: (p / q) * Math.exp(-reach), high: (p / q) * Math.exp(reach) };
}
