import type { Estimate } from '../result/index.ts';
import type { Limits } from '../stats/interval.ts';
import type { Groups, PairComparison } from './comparison.ts';
import { eachPair } from './each-pair.ts';
import { extreme, extremeInterval, familyLimits, ownLimits, towardsFair } from './family.ts';
import { isKnown, type Reading } from './reading.ts';
import { familyMethod, settle, withoutPair } from './settle.ts';

/**
 * The widest gap between any two groups of which the metric is known (highest − lowest, lowest / highest). Its interval
 * takes the extreme over all pairs as well as the value, so that it holds where no gap is. Only its end towards no gap
 * needs limits that hold for all pairs together: the other one is wrong only where that of the truly widest pair is.
 */
export function widestGap(
  comparison: PairComparison,
  { metric, confidence, readings, intervals }: Groups,
): Estimate {
  const chosen = intervals[comparison.chosen];
  const known = readings.filter(isKnown);
  if (known.length < 2) return withoutPair(known);
  const all = (limits: ReadonlyMap<Reading, Limits>) =>
    extremeInterval(
      eachPair(known, (a, b) => comparison.interval(limits.get(a) as Limits, limits.get(b) as Limits)),
      comparison.widest,
    );
  const interval = towardsFair(
    all(familyLimits(readings, confidence, chosen)),
    all(ownLimits(readings, confidence, chosen)),
    comparison.widest,
  );
  const fair = { low: comparison.fair, high: comparison.fair };
  return settle(
    extreme(
      eachPair(known, (a, b) => comparison.of(a.value, b.value)),
      comparison.widest,
    ),
    extremeInterval([fair, interval], comparison.widest),
    known.reduce((sum, { n }) => sum + n, 0),
    familyMethod(metric, chosen),
  );
}
