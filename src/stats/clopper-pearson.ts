import { betaQuantile } from './beta.ts';
import type { Interval } from './interval.ts';

/**
 * Exact interval of a proportion (Clopper & Pearson 1934): covers at least as often as it says, usually more often.
 * An effective number of rows is taken as it is (Korn & Graubard 1998).
 * @param proportion in [0, 1]
 * @param n > 0
 */
export function clopperPearson(proportion: number, n: number, confidence: number): Interval {
  const count = proportion * n;
  const rest = n - count;
  const tail = (1 - confidence) / 2;
  return {
    low: proportion === 0 ? 0 : Math.min(proportion, betaQuantile(count, rest + 1, tail, 1 - tail)),
    high: proportion === 1 ? 1 : Math.max(proportion, betaQuantile(count + 1, rest, 1 - tail, tail)),
  };
}
