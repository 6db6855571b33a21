import type { Estimate, IntervalMethod, Unknown } from '../result/index.ts';
import {
  type Counts,
  OUTCOMES,
  over,
  type StatisticId,
  type Stats,
  statistics,
} from '../slices/statistics.ts';
import { effectiveSize } from '../stats/effective-size.ts';
import type { Interval, Limits } from '../stats/interval.ts';
import { type ProportionIntervalId, proportionIntervals } from '../stats/proportion-intervals.ts';
import { wilson } from '../stats/wilson.ts';
import type { Metric, Quantile, RestsOn } from './metric.ts';

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
  /** @param by of a share of rows: the interval that is wanted, where it is not that of `method`. */
  limits(confidence: number, by?: ProportionIntervalId): Interval;
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

/** What a task and an audit say of how metrics are read. */
export interface ReadBy {
  /** Which of the statistics count the rows that metrics rest on. */
  readonly counts: Counts;
  /** Interval of what is a share of rows. */
  readonly rates: ProportionIntervalId;
}

/**
 * Takes a metric of a group; its limits are those of a proportion until closer ones are known.
 * @param measured whether the rows have all that the metric needs
 */
export function read(metric: Metric, stats: Stats, { counts, rates }: ReadBy, measured: boolean): Reading {
  const rows = stats[counts.rows];
  const weight = stats[counts.weight];
  const kinds = kindsOf(metric.restsOn, rows.length);
  const all = [...new Set(kinds.flat())].sort((a, b) => a - b);
  const n = sumAt(rows, all);
  const unknown = (because: Unknown): UnknownReading => ({ known: false, because, n });
  if (rows.every((count) => count === 0)) return unknown('no-rows');
  if (!measured) return unknown('no-scores');
  const value = metric.of(stats);
  if (value === undefined) {
    return unknown(
      kinds.length > 1 && hasOneClass(metric.restsOn, weight) ? 'one-class' : 'zero-denominator',
    );
  }
  const sizes = kinds.map((kind) =>
    effectiveSize(sumAt(weight, kind), sumAt(stats[counts.weightSquared], kind), sumAt(rows, kind)),
  );
  const support = Math.min(...sizes) / (metric.variance ?? 1);
  return {
    known: true,
    value,
    n,
    ...(metric.proportion && { count: over(weight, metric.proportion.count) }),
    weight: sumAt(weight, all),
    support,
    ...bounded(metric, stats, value, support, rates),
  };
}

/** How well a number is known from so many rows before it is resampled. */
function bounded(
  { proportion, quantile, range }: Metric,
  stats: Stats,
  value: number,
  support: number,
  rates: ProportionIntervalId,
): Pick<KnownReading, 'method' | 'limits'> {
  if (quantile) {
    return { method: 'woodruff', limits: (confidence) => between(quantile, stats, support, confidence) };
  }
  return proportion
    ? {
        method: rates,
        limits: (confidence, by = rates) => proportionIntervals.get(by).of(value, support, confidence),
      }
    : { method: 'wilson', limits: (confidence) => stretchedWilson(value, range, support, confidence) };
}

/**
 * The quantiles of as large shares as Wilson's limits of the wanted one are (Woodruff 1952). Where all rows may lie on
 * one side of the true quantile, there is no limit on the other.
 */
function between(
  { share, at }: Quantile<StatisticId>,
  stats: Stats,
  rows: number,
  confidence: number,
): Interval {
  const { low, high } = wilson(share, rows, confidence);
  const tail = (1 - confidence) / 2;
  return {
    low: (1 - share) ** rows <= tail ? at(stats, low) : Number.NEGATIVE_INFINITY,
    high: share ** rows <= tail ? at(stats, high) : Number.POSITIVE_INFINITY,
  };
}

/** Each kind of rows that a metric rests on, as the places at which its rows are counted. */
function kindsOf(restsOn: RestsOn, places: number): readonly (readonly number[])[] {
  if (restsOn === 'each') return Array.from({ length: places }, (_, place) => [place]);
  if (restsOn === 'all') return [Array.from({ length: places }, (_, place) => place)];
  return restsOn.map((kind) => OUTCOMES.flatMap((outcome, place) => (kind.includes(outcome) ? [place] : [])));
}

function sumAt(values: Float64Array, places: readonly number[]): number {
  return places.reduce((sum, place) => sum + (values[place] as number), 0);
}

/**
 * The limits of a proportion for a number between two others, held around it against rounding. Of a number without an
 * end nothing is known yet.
 */
function stretchedWilson(
  value: number,
  [least, most]: Metric['range'],
  support: number,
  confidence: number,
): Interval {
  if (isEndless([least, most])) return { low: least, high: most };
  const span = most - least;
  const { low, high } = wilson((value - least) / span, support, confidence);
  return { low: Math.min(value, least + span * low), high: Math.max(value, least + span * high) };
}

function hasOneClass(restsOn: RestsOn, weight: Float64Array): boolean {
  if (restsOn === 'each') return weight.filter((each) => each > 0).length < 2;
  return over(weight, ['tp', 'fn']) === 0 || over(weight, ['fp', 'tn']) === 0;
}

/** Whether a metric may be any number, however large. */
export function isEndless(range: Metric['range']): boolean {
  return range.some((end) => Math.abs(end) === Number.MAX_VALUE);
}

export function limitsOf(reading: KnownReading, confidence: number, by?: ProportionIntervalId): Limits {
  return { value: reading.value, ...reading.limits(confidence, by) };
}

export function estimateOf(reading: Reading, confidence: number): Estimate {
  if (!reading.known) return { known: false, because: reading.because, n: reading.n };
  const { value, n, count, method } = reading;
  const { low, high } = reading.limits(confidence);
  if (![low, high].every(Number.isFinite)) return { known: false, because: 'too-few-rows', n };
  return { known: true, value, low, high, n, ...(count !== undefined && { count }), method };
}

export function needsScores(metric: Pick<Metric, 'needs'>): boolean {
  return metric.needs.some((id) => statistics.get(id).scored);
}
