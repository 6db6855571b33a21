import type { Limits } from '../stats/interval.ts';
import { newcombe } from '../stats/newcombe.ts';
import type { Comparison, Groups } from './comparison.ts';
import { eachPair } from './each-pair.ts';
import { familyLimits, ownLimits } from './family.ts';
import { isKnown, type KnownReading, type Reading } from './reading.ts';
import { familyMethod, settle, withoutPair } from './settle.ts';

/** Half the squared coefficient of variation of the groups is a sum over pairs, which is 0 only where all are equal. */
export const betweenGroupInequality: Comparison<'between-group-inequality'> = {
  id: 'between-group-inequality',
  title: 'Inequality between groups',
  why: 'What part of the inequality among people lies between the groups: how unequal they were if everybody had the mean of the group. Of the mean benefit, the part of the generalised entropy index that is due to groups.',
  formula: 'Σ share × ((group / mean)² − 1) / 2, where mean = Σ share × group',
  source: 'Speicher et al. 2018',
  peers: {
    aif360: {
      name: 'between_group_generalized_entropy_index',
      note: 'of the mean benefit; people of any third group have none at all, and rows are not weighed',
    },
  },
  fair: 0,
  suits: 'no negative number',
  range: () => [0, Number.MAX_VALUE],
  ofAll({ metric, confidence, readings, intervals: { differences } }: Groups) {
    const known = readings.filter(isKnown);
    if (known.length < 2) return withoutPair(known);
    const total = known.reduce((sum, { weight }) => sum + weight, 0);
    const share = ({ weight }: KnownReading) => weight / total;
    const mean = (of: (reading: KnownReading) => number) =>
      known.reduce((sum, reading) => sum + share(reading) * of(reading), 0);
    const spread = (distance: (a: KnownReading, b: KnownReading) => number) => {
      const squares = [...eachPair(known, (a, b) => share(a) * share(b) * distance(a, b) ** 2)];
      return squares.reduce((sum, square) => sum + square, 0) / 4;
    };
    const between = (limits: ReadonlyMap<Reading, Limits>) => (a: KnownReading, b: KnownReading) =>
      newcombe(limits.get(a) as Limits, limits.get(b) as Limits);
    const together = between(familyLimits(readings, confidence, differences));
    const alone = between(ownLimits(readings, confidence, differences));
    const nearest = spread((a, b) => Math.max(0, together(a, b).low, -together(a, b).high));
    const farthest = spread((a, b) => Math.max(-alone(a, b).low, alone(a, b).high));
    const limits = ownLimits(readings, confidence, differences);
    return settle(
      over(
        spread((a, b) => a.value - b.value),
        mean(({ value }) => value),
      ),
      {
        low: over(
          nearest,
          mean((reading) => (limits.get(reading) as Limits).high),
        ),
        high: over(
          farthest,
          mean((reading) => (limits.get(reading) as Limits).low),
        ),
      },
      known.reduce((sum, { n }) => sum + n, 0),
      familyMethod(metric, differences),
    );
  },
};

/** Undefined where the mean is 0. */
function over(spread: number, mean: number): number | undefined {
  return mean > 0 ? spread / mean ** 2 : undefined;
}
