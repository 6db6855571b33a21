import type { Estimate, IntervalMethod, Unknown } from '../result/index.ts';
import {
  type Counts,
  OUTCOMES,
  over,
  type Statistic,
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
  /** The number varies at most like a proportion of so many independent rows; those of a cluster may be all alike. */
  readonly support: number;
  /** Batches that its rows lie in, where rows come in clusters; a spread is then told from so many draws. */
  readonly draws?: number;
  /** Of a share of clustered rows, at a confidence: independent rows that would tell as much; else these are `support`. */
  worth?(confidence: number): number;
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
  if (!measured) return unknown(lackOf(metric) ?? 'no-rows');
  const value = metric.of(stats);
  if (value === undefined) {
    return unknown(reasonOf(metric, kinds, weight));
  }
  const support = supportOf(kinds, stats, counts) / (metric.variance ?? 1);
  const draws = drawsOf(stats, counts);
  return {
    known: true,
    value,
    n,
    ...(metric.count && { count: metric.count(stats) }),
    weight: sumAt(weight, all),
    support,
    ...(draws !== undefined && { draws }),
    ...bounded(metric, stats, value, support, rates),
  };
}

/** How well a number is known from so many rows before it is resampled. */
function bounded(
  metric: Metric,
  stats: Stats,
  value: number,
  support: number,
  rates: ProportionIntervalId,
): Pick<KnownReading, 'method' | 'limits'> {
  const { quantile } = metric;
  if (quantile) {
    return { method: 'woodruff', limits: (confidence) => between(quantile, stats, support, confidence) };
  }
  return metric.count
    ? {
        method: rates,
        limits: (confidence, by = rates) => proportionIntervals.get(by).of(value, support, confidence),
      }
    : { method: 'wilson', limits: (confidence) => stretchedWilson(metric, value, support, confidence) };
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

/** Kinds of rows, each as the places at which its rows are counted. */
type Kinds = readonly (readonly number[])[];

/** Each kind of rows that a metric rests on, as the places at which its rows are counted. */
export function kindsOf(restsOn: RestsOn, places: number): Kinds {
  if (restsOn === 'each') return Array.from({ length: places }, (_, place) => [place]);
  if (restsOn === 'all') return [Array.from({ length: places }, (_, place) => place)];
  return restsOn.map((kind) => OUTCOMES.flatMap((outcome, place) => (kind.includes(outcome) ? [place] : [])));
}

export function sumAt(values: Float64Array, places: readonly number[]): number {
  return places.reduce((sum, place) => sum + (values[place] as number), 0);
}

/**
 * Effective rows of the kind of which there are fewest. Of clustered rows as many as if those of one cluster were all
 * alike, which is the least that they tell: rows / mean size of a row's cluster (Kish 1965).
 */
export function supportOf(kinds: Kinds, stats: Stats, counts: Counts): number {
  const isClustered = drawsOf(stats, counts) !== undefined;
  const sizes = kinds.map((kind) => {
    const rows = sumAt(stats[counts.rows], kind);
    const mean = isClustered && rows > 0 ? sumAt(stats[counts.clusterRows], kind) / rows : 1;
    return Math.max(1, effectiveRows(kind, stats, counts) / mean);
  });
  return Math.min(...sizes);
}

/** As many rows of equal weight as tell as much as those of a kind, if all are independent. */
export function effectiveRows(kind: readonly number[], stats: Stats, counts: Counts): number {
  return effectiveSize(
    sumAt(stats[counts.weight], kind),
    sumAt(stats[counts.weightSquared], kind),
    sumAt(stats[counts.rows], kind),
  );
}

/** Batches that rows lie in; undefined where they do not come in clusters. */
export function drawsOf(stats: Stats, counts: Counts): number | undefined {
  const batches = stats[counts.batches];
  return batches.length === 0 ? undefined : batches.filter((rows) => rows > 0).length;
}

/**
 * The limits of a proportion for a number between two others, held around it against rounding; of a size of gaps, which
 * chance alone may have made, the upper one. Of a number without an end nothing is known yet.
 */
export function stretchedWilson(
  { range: [least, most], distance }: { readonly range: Metric['range']; readonly distance?: unknown },
  value: number,
  support: number,
  confidence: number,
): Interval {
  if (isEndless([least, most])) return { low: least, high: most };
  const span = most - least;
  const { low, high } = wilson((value - least) / span, support, confidence);
  return {
    low: distance === undefined ? Math.min(value, least + span * low) : least,
    high: Math.max(value, least + span * high),
  };
}

/** Why a number has no meaning of rows of such weights. */
export function reasonOf(
  { restsOn, lacks }: Pick<Metric, 'lacks'> & { readonly restsOn: RestsOn },
  kinds: Kinds,
  weight: Float64Array,
): Unknown {
  if (lacks !== undefined && kinds.every((kind) => sumAt(weight, kind) > 0)) return lacks;
  return kinds.length > 1 && hasOneClass(restsOn, weight) ? 'one-class' : 'zero-denominator';
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
  return lackOf(metric) === 'no-scores';
}

/** What predictions may lack that a metric needs beside labels and decisions. */
export function lackOf({ needs }: Pick<Metric, 'needs'>): Statistic['without'] {
  return needs.map((id) => statistics.get(id).without).find((lack) => lack !== undefined);
}
