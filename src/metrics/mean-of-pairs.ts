import type { Estimate } from '../result/index.ts';
import type { Interval, Limits } from '../stats/interval.ts';
import { newcombe } from '../stats/newcombe.ts';
import type { Groups } from './comparison.ts';
import { eachPair } from './each-pair.ts';
import { familyLimits, ownLimits } from './family.ts';
import { isKnown, type Reading } from './reading.ts';
import { familyMethod, settle, withoutPair } from './settle.ts';

/**
 * The mean over all pairs of groups of something that grows with the distance between the two, 0 where there is none.
 * Its lower end is the mean of distances that all hold together, so that it is 0 where all groups are equal; its upper
 * end the mean of what each pair allows by itself.
 */
export function meanOfPairs(
  growing: (distance: number) => number,
  { metric, confidence, readings, intervals: { differences } }: Groups,
): Estimate {
  const known = readings.filter(isKnown);
  if (known.length < 2) return withoutPair(known);
  const distances = (limits: ReadonlyMap<Reading, Limits>) => [
    ...eachPair(known, (a, b) => distance(newcombe(limits.get(a) as Limits, limits.get(b) as Limits))),
  ];
  const mean = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + growing(value), 0) / values.length;
  return settle(
    mean([...eachPair(known, (a, b) => Math.abs(a.value - b.value))]),
    {
      low: mean(distances(familyLimits(readings, confidence, differences)).map(({ low }) => low)),
      high: mean(distances(ownLimits(readings, confidence, differences)).map(({ high }) => high)),
    },
    known.reduce((sum, { n }) => sum + n, 0),
    familyMethod(metric, differences),
  );
}

/** From an interval of a − b to one of |a − b|. */
function distance({ low, high }: Interval): Interval {
  return { low: Math.max(0, low, -high), high: Math.max(-low, high) };
}
