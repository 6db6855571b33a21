import { type Counted, proportionOf } from './counted.ts';
import { crossing } from './crossing.ts';
import type { Interval } from './interval.ts';
import { criticalValue } from './normal.ts';
import { scoreOfDifference } from './score-of-difference.ts';

/**
 * Score interval of the difference of two independent proportions: the differences that the score test does not reject
 * (Miettinen & Nurminen 1985). Within [−1, 1].
 */
export function miettinenNurminen(a: Counted, b: Counted, confidence: number): Interval {
  const z = criticalValue(confidence);
  const difference = proportionOf(a) - proportionOf(b);
  return {
    low: crossing(difference, -1, (supposed) => scoreOfDifference(a, b, supposed) <= z),
    high: crossing(difference, 1, (supposed) => scoreOfDifference(a, b, supposed) >= -z),
  };
}
