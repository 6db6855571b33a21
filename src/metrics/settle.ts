import type { Estimate, IntervalMethod } from '../result/index.ts';
import type { LooseInterval } from '../stats/interval.ts';
import type { PairInterval } from '../stats/pair-intervals.ts';
import type { PairComparison } from './comparison.ts';
import { counted } from './counted.ts';
import type { Intervals } from './intervals.ts';
import type { Metric } from './metric.ts';
import { type KnownReading, limitsOf, type Reading, type UnknownReading } from './reading.ts';

/**
 * A comparison as an estimate: undefined is unknown, and so is what its rows cannot bound. The interval is
 * held around the value against rounding.
 */
export function settle(
  value: number | undefined,
  { low, high }: LooseInterval,
  n: number,
  method: IntervalMethod,
): Estimate {
  if (value === undefined) return { known: false, because: 'zero-denominator', n };
  if (low === undefined || high === undefined || ![low, value, high].every(Number.isFinite)) {
    return { known: false, because: 'too-few-rows', n };
  }
  return { known: true, value, low: Math.min(value, low), high: Math.max(value, high), n, method };
}

/** All groups together, where fewer than two are known. */
export function withoutPair(known: readonly KnownReading[]): Estimate {
  return { known: false, because: 'one-group', n: known.reduce((sum, { n }) => sum + n, 0) };
}

/** What a pair of groups is compared by. */
export interface Compared {
  readonly metric: Metric;
  readonly comparison: PairComparison;
  readonly confidence: number;
  readonly intervals: Intervals;
}

/** Two groups that share no rows. */
export function settlePair(asked: Compared, group: KnownReading, reference: KnownReading): Estimate {
  const value = asked.comparison.of(group.value, reference.value);
  return settle(value, between(asked, group, reference), group.n, pairMethod(asked));
}

/** Interval of the comparison of two groups that share no rows. */
export function between(
  { metric, comparison, confidence, intervals }: Compared,
  group: KnownReading,
  reference: KnownReading,
): LooseInterval {
  if (!metric.count) {
    return comparison.interval(limitsOf(group, confidence), limitsOf(reference, confidence));
  }
  const found = intervals[comparison.chosen].of(
    counted(group, confidence),
    counted(reference, confidence),
    confidence,
  );
  return found ? comparison.scaled(found) : { low: undefined, high: undefined };
}

/** How the interval of a comparison of two groups is called. */
export function pairMethod({ metric, comparison, intervals }: Compared): IntervalMethod {
  if (metric.quantile) return 'recovered';
  return metric.count ? intervals[comparison.chosen].id : 'cell-bootstrap';
}

/** How an interval is called that holds for many groups together. */
export function familyMethod(metric: Metric, { limits }: PairInterval): IntervalMethod {
  if (metric.quantile) return 'simultaneous-woodruff';
  return metric.count ? `simultaneous-${limits}` : 'simultaneous-bootstrap';
}

/** The reason that a comparison inherits from the side that is not known; its rows stay the group's. */
export function inherited(group: Reading, reference: UnknownReading): Estimate {
  return { known: false, because: reference.because, n: group.n };
}
