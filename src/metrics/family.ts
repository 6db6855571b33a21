import type { Limits, LooseInterval } from '../stats/interval.ts';
import type { PairInterval } from '../stats/pair-intervals.ts';
import { simultaneousLevel } from '../stats/simultaneous.ts';
import type { PairComparison } from './comparison.ts';
import { isKnown, limitsOf, type Reading } from './reading.ts';

type Widest = PairComparison['widest'];

/**
 * Limits of all known readings, such that all comparisons of two of them hold together: whichever turn out to be the
 * best or the farthest apart, their interval was meant for it. Valid where all groups are equal.
 */
export function familyLimits(
  readings: readonly Reading[],
  confidence: number,
  { limits }: PairInterval,
): ReadonlyMap<Reading, Limits> {
  return ownLimits(readings, familyConfidence(readings, confidence), { limits });
}

/** The confidence of each of all comparisons of two known readings, such that they hold together. */
export function familyConfidence(readings: readonly Reading[], confidence: number): number {
  const known = readings.filter(isKnown).length;
  return simultaneousLevel(confidence, (known * (known - 1)) / 2);
}

/** Limits of each known reading for itself alone. */
export function ownLimits(
  readings: readonly Reading[],
  confidence: number,
  { limits }: Pick<PairInterval, 'limits'>,
): ReadonlyMap<Reading, Limits> {
  return new Map(readings.filter(isKnown).map((reading) => [reading, limitsOf(reading, confidence, limits)]));
}

/** One interval whose end towards no gap comes from `together`, the other one from `alone`. */
export function towardsFair(together: LooseInterval, alone: LooseInterval, widest: Widest): LooseInterval {
  return widest === 'largest'
    ? { low: together.low, high: alone.high }
    : { low: alone.low, high: together.high };
}

/** The most extreme of at least one interval; an end that one of them lacks is farther out than any. */
export function extremeInterval(intervals: Iterable<LooseInterval>, widest: Widest): LooseInterval {
  const all = [...intervals];
  const lows = all.map(({ low }) => low);
  const highs = all.map(({ high }) => high);
  return {
    low: widest === 'smallest' && lows.includes(undefined) ? undefined : extreme(defined(lows), widest),
    high: widest === 'largest' && highs.includes(undefined) ? undefined : extreme(defined(highs), widest),
  };
}

/** Undefined of no numbers. */
export function extreme(values: Iterable<number>, widest: Widest): number | undefined {
  const further = widest === 'largest' ? Math.max : Math.min;
  let found: number | undefined;
  for (const value of values) found = found === undefined ? value : further(found, value);
  return found;
}

const defined = (ends: readonly (number | undefined)[]) => ends.filter((end) => end !== undefined);
