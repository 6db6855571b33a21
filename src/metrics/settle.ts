import type { Estimate, IntervalMethod } from '../result/index.ts';
import type { LooseInterval } from '../stats/interval.ts';
import type { PairComparison } from './comparison.ts';
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

/** Two groups that share no rows. */
export function settlePair(
  metric: Metric,
  comparison: PairComparison,
  group: KnownReading,
  reference: KnownReading,
  confidence: number,
): Estimate {
  const interval = comparison.interval(limitsOf(group, confidence), limitsOf(reference, confidence));
  return settle(
    comparison.of(group.value, reference.value),
    interval,
    group.n,
    pairMethod(metric, comparison),
  );
}

/** How the interval of a comparison of two groups is called. */
export function pairMethod(metric: Metric, comparison: PairComparison): IntervalMethod {
  if (metric.quantile) return 'recovered';
  return metric.proportion ? comparison.method : 'cell-bootstrap';
}

/** How an interval is called that holds for many groups together. */
export function familyMethod(metric: Metric): IntervalMethod {
  if (metric.quantile) return 'simultaneous-woodruff';
  return metric.proportion ? 'simultaneous-wilson' : 'simultaneous-bootstrap';
}

/** The reason that a comparison inherits from the side that is not known; its rows stay the group's. */
export function inherited(group: Reading, reference: UnknownReading): Estimate {
  return { known: false, because: reference.because, n: group.n };
}
