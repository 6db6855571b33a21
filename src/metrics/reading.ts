import type { Estimate, IntervalMethod, Unknown } from '../result/index.ts';
import { OUTCOMES, type Outcome, over, type Stats, statistics } from '../slices/statistics.ts';
import { effectiveSize } from '../stats/effective-size.ts';
import type { Interval, Limits } from '../stats/interval.ts';
import { wilson } from '../stats/wilson.ts';
import type { Metric } from './metric.ts';

/** One metric of one group of rows, able to say its limits at any confidence. */
export interface KnownReading {
  readonly known: true;
  readonly value: number;
  /** Rows that it rests on. */
  readonly n: number;
  /** Numerator of a proportion. */
  readonly count?: number;
  /** Weight that it rests on: the denominator of a proportion. */
  readonly weight: number;
  /** The number varies at most like a proportion of so many independent rows. */
  readonly support: number;
  readonly method: IntervalMethod;
  limits(confidence: number): Interval;
  /** The same reading of every bootstrap replicate, where there are; NaN where one has none. */
  readonly replicates?: Float64Array;
}

export interface UnknownReading {
  readonly known: false;
  readonly because: Unknown;
  readonly n: number;
}

export type Reading = KnownReading | UnknownReading;

export const isKnown = (reading: Reading): reading is KnownReading => reading.known;

/** Takes a metric of a group; its limits are those of a proportion until closer ones are known. */
export function read(metric: Metric, stats: Stats, scores: boolean): Reading {
  const all = OUTCOMES.filter((outcome) => metric.restsOn.some((kind) => kind.includes(outcome)));
  const n = over(stats['outcome-rows'], all);
  const unknown = (because: Unknown): UnknownReading => ({ known: false, because, n });
  if (over(stats['outcome-rows'], OUTCOMES) === 0) return unknown('no-rows');
  if (!scores && needsScores(metric)) return unknown('no-scores');
  const value = metric.of(stats);
  if (value === undefined) {
    return unknown(metric.restsOn.length > 1 && hasOneClass(stats) ? 'one-class' : 'zero-denominator');
  }
  const support = Math.min(...metric.restsOn.map((kind) => supportOf(stats, kind))) / (metric.variance ?? 1);
  return {
    known: true,
    value,
    n,
    ...(metric.proportion && { count: over(stats['outcome-weight'], metric.proportion.count) }),
    weight: over(stats['outcome-weight'], all),
    support,
    method: 'wilson',
    limits: (confidence) => stretchedWilson(value, metric.range, support, confidence),
  };
}

/** The limits of a proportion for a number between two others, held around it against rounding. */
function stretchedWilson(
  value: number,
  [least, most]: Metric['range'],
  support: number,
  confidence: number,
): Interval {
  const span = most - least;
  const { low, high } = wilson((value - least) / span, support, confidence);
  return { low: Math.min(value, least + span * low), high: Math.max(value, least + span * high) };
}

function hasOneClass({ 'outcome-weight': weight }: Stats): boolean {
  return over(weight, ['tp', 'fn']) === 0 || over(weight, ['fp', 'tn']) === 0;
}

export function limitsOf(reading: KnownReading, confidence: number): Limits {
  return { value: reading.value, ...reading.limits(confidence) };
}

export function estimateOf(reading: Reading, confidence: number): Estimate {
  if (!reading.known) return { known: false, because: reading.because, n: reading.n };
  const { value, n, count, method } = reading;
  const { low, high } = reading.limits(confidence);
  return { known: true, value, low, high, n, ...(count !== undefined && { count }), method };
}

export function needsScores(metric: Metric): boolean {
  return metric.needs.some((id) => statistics.get(id).scored);
}

function supportOf(stats: Stats, kind: readonly Outcome[]): number {
  return effectiveSize(
    over(stats['outcome-weight'], kind),
    over(stats['outcome-weight-squared'], kind),
    over(stats['outcome-rows'], kind),
  );
}
