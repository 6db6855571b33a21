import type { Interval, Limits } from './interval.ts';

/**
 * Interval of a − b for two estimates from the same rows, from each one's own limits at the wanted confidence and their
 * correlation (Zou 2007). Of Wilson limits this is Newcombe's interval for paired proportions (Newcombe 1998b, method 8);
 * of correlation 0, `newcombe`.
 * @param correlation in [−1, 1]
 */
export function pairedDifference(a: Limits, b: Limits, correlation: number): Interval {
  const difference = a.value - b.value;
  const reach = (x: number, y: number) => Math.sqrt(Math.max(0, x * x - 2 * correlation * x * y + y * y));
  return {
    low: difference - reach(a.value - a.low, b.high - b.value),
    high: difference + reach(a.high - a.value, b.value - b.low),
  };
}
