import type { Limits, OpenInterval } from '../stats/interval.ts';
import { simultaneousLevel } from '../stats/simultaneous.ts';
import type { Comparison } from './comparison.ts';
import { type KnownReading, limitsOf, type Reading } from './reading.ts';

export type Widest = Comparison['widest'];

/**
 * Limits of all known readings, such that all comparisons of two of them hold together: whichever turn out to be the
 * best or the farthest apart, their interval was meant for it. Valid where all groups are equal.
 */
export function familyLimits(readings: readonly Reading[], confidence: number): ReadonlyMap<Reading, Limits> {
  const known = readings.filter(({ known: is }) => is).length;
  return ownLimits(readings, simultaneousLevel(confidence, (known * (known - 1)) / 2));
}

/** Limits of each known reading for itself alone. */
export function ownLimits(readings: readonly Reading[], confidence: number): ReadonlyMap<Reading, Limits> {
  const known = readings.filter((reading): reading is KnownReading => reading.known);
  return new Map(known.map((reading) => [reading, limitsOf(reading, confidence)]));
}

/** One interval whose end towards no gap comes from `together`, the other one from `alone`. */
export function towardsFair(together: OpenInterval, alone: OpenInterval, widest: Widest): OpenInterval {
  return widest === 'largest'
    ? { low: together.low, high: alone.high }
    : { low: alone.low, high: together.high };
}

/** The most extreme of at least one interval; undefined stands for what has no upper end. */
export function extremeInterval(intervals: Iterable<OpenInterval>, widest: Widest): OpenInterval {
  const further = furtherOf(widest);
  let low: number | undefined;
  let high: number | undefined;
  let endless = 0;
  for (const next of intervals) {
    low = low === undefined ? next.low : further(low, next.low);
    if (next.high === undefined) endless += 1;
    else high = high === undefined ? next.high : further(high, next.high);
  }
  return { low: low ?? 0, high: widest === 'largest' && endless > 0 ? undefined : high };
}

/** Undefined of no numbers. */
export function extreme(values: Iterable<number>, widest: Widest): number | undefined {
  const further = furtherOf(widest);
  let found: number | undefined;
  for (const value of values) found = found === undefined ? value : further(found, value);
  return found;
}

function furtherOf(widest: Widest): (a: number, b: number) => number {
  return widest === 'largest' ? Math.max : Math.min;
}
