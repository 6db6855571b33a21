import { biasOf, EVEN, levelOf, type Skew } from '../stats/bias-corrected.ts';
import type { Interval } from '../stats/interval.ts';
import { criticalValue } from '../stats/normal.ts';
import { quantileOf } from '../stats/quantile.ts';
import { studentCritical } from '../stats/student.ts';
import type { Metric } from './metric.ts';
import { isEndless, type KnownReading } from './reading.ts';

/** With fewer independent rows a bootstrap is known to be too narrow; the limits of a proportion never are. */
export const FEWEST_TO_RESAMPLE = 20;

/** What has no end has no such limits: two rows are the fewest of which a spread can be told. */
const FEWEST_ENDLESS = 2;

/** From how many independent rows on a metric of a range is resampled. */
export function fewestToResample(range: Metric['range']): number {
  return isEndless(range) ? FEWEST_ENDLESS : FEWEST_TO_RESAMPLE;
}

/** A share of a number. */
const ROUNDING = 1e-12;

/** So many replicates must lie beyond a limit for it to be read off them. */
const BEYOND = 10;

/** What else is known of replicates. */
interface Beside {
  /** How much more rows add to one side than to the other. */
  readonly acceleration?: number;
  /**
   * Of a distance: how far each replicate's gaps lie from those found; its lower limit is then the least that is left when
   * gaps of that size are taken away, which is 0 wherever chance alone may have made all of it.
   */
  readonly strayed?: Float64Array | undefined;
}

/**
 * Replaces a reading's limits by those of its bootstrap replicates. Replicates that never differ tell nothing, and
 * leave it as it was.
 * @param before what the replicated cells give when nothing is resampled
 */
export function withReplicates(
  reading: KnownReading,
  replicates: Float64Array,
  before: number,
  range: readonly [number, number],
  { acceleration = 0, strayed }: Beside = {},
): KnownReading {
  const moved = shifted(replicates, reading.value - before);
  const numbers = numbersAmong(moved);
  const endless = isEndless(range);
  const few = reading.support < FEWEST_TO_RESAMPLE;
  const enough = endless && !few;
  if (numbers.length === 0 || (isConstant(numbers) && !enough)) return reading;
  if (reading.draws !== undefined && reading.draws < FEWEST_ENDLESS) return reading;
  const draws = reading.draws ?? reading.support;
  const expanded = (confidence: number) => expansion(draws, confidence);
  const skew = strayed || few ? EVEN : { bias: biasOf(numbers, reading.value), acceleration };
  const limits = (confidence: number) =>
    percentiles(numbers, reading.value, confidence, range, expanded(confidence), skew);
  if (!strayed) return { ...reading, method: 'cell-bootstrap', replicates: moved, limits };
  const sizes = numbersAmong(strayed);
  return {
    ...reading,
    method: 'cell-bootstrap',
    limits: (confidence) => ({
      low: Math.max(range[0], reading.value - expanded(confidence) * reach(sizes, (1 + confidence) / 2)),
      high: limits(confidence).high,
    }),
  };
}

function shifted(values: Float64Array, by: number): Float64Array {
  if (by === 0) return values;
  const moved = new Float64Array(values.length);
  for (let at = 0; at < values.length; at++) moved[at] = (values[at] as number) + by;
  return moved;
}

function numbersAmong(values: Float64Array): Float64Array {
  const numbers = new Float64Array(values.length);
  let count = 0;
  for (const value of values) if (!Number.isNaN(value)) numbers[count++] = value;
  return numbers.subarray(0, count);
}

/** Whether replicates differ by no more than rounding does. */
function isConstant(values: Float64Array): boolean {
  const first = values[0] as number;
  const rounding = ROUNDING * Math.abs(first);
  return values.every((value) => Math.abs(value - first) <= rounding);
}

/** What so large a share of replicates does not exceed, stretched beyond the last one that can be told. */
function reach(values: Float64Array, confidence: number): number {
  const reached = Math.min(confidence, Math.max(0.5, 1 - BEYOND / values.length));
  const stretch = reached < confidence ? criticalValue(confidence) / criticalValue(reached) : 1;
  return stretch * quantileOf(values, reached);
}

/**
 * How much wider than a bootstrap's the interval of a mean of few draws is: the bootstrap divides by n instead of n − 1,
 * and has a normal distribution's tails instead of Student's (Hesterberg 2015, "expanded percentiles").
 * @param draws 2 at the least; undefined where they are so many that it makes no difference
 */
export function expansion(draws: number | undefined, confidence: number): number {
  if (draws === undefined) return 1;
  return (
    (studentCritical(confidence, draws - 1) / criticalValue(confidence)) * Math.sqrt(draws / (draws - 1))
  );
}

/**
 * Percentile interval around a value, within a range. Where the confidence asks for tails that the replicates do not
 * reach, each half is stretched from the last one they do, as a normal distribution's would be.
 * @param values replicates, in any order, which is not kept
 * @param expanded how many times as far as the replicates it reaches
 * @param skew how they lie around the value
 */
export function percentiles(
  values: Float64Array,
  value: number,
  confidence: number,
  [least, most]: readonly [number, number],
  expanded = 1,
  skew: Skew = EVEN,
): Interval {
  const reached = Math.min(confidence, Math.max(0.5, 1 - (2 * BEYOND) / values.length));
  const stretch = expanded * (reached < confidence ? criticalValue(confidence) / criticalValue(reached) : 1);
  const z = criticalValue(reached);
  const below = Math.max(0, value - quantileOf(values, levelOf(skew, -z)));
  const above = Math.max(0, quantileOf(values, levelOf(skew, z)) - value);
  return {
    low: Math.min(value, Math.max(least, value - stretch * below)),
    high: Math.max(value, Math.min(most, value + stretch * above)),
  };
}
