import type { Interval } from '../stats/interval.ts';
import { criticalValue } from '../stats/normal.ts';
import { quantile } from '../stats/quantile.ts';
import type { KnownReading } from './reading.ts';

/** With fewer independent rows a bootstrap is known to be too narrow; the limits of a proportion never are. */
export const FEWEST_TO_RESAMPLE = 20;

/** So many replicates must lie beyond a limit for it to be read off them. */
const BEYOND = 10;

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
): KnownReading {
  const moved = replicates.map((value) => value + reading.value - before);
  const sorted = moved.filter((value) => !Number.isNaN(value)).sort();
  if (sorted.length === 0 || sorted[0] === sorted.at(-1)) return reading;
  return {
    ...reading,
    method: 'cell-bootstrap',
    replicates: moved,
    limits: (confidence) => percentiles(sorted, reading.value, confidence, range),
  };
}

/**
 * Percentile interval around a value, within a range. Where the confidence asks for tails that the replicates do not
 * reach, each half is stretched from the last one they do, as a normal distribution's would be.
 */
export function percentiles(
  sorted: Float64Array,
  value: number,
  confidence: number,
  [least, most]: readonly [number, number],
): Interval {
  const reached = Math.min(confidence, Math.max(0.5, 1 - (2 * BEYOND) / sorted.length));
  const stretch = reached < confidence ? criticalValue(confidence) / criticalValue(reached) : 1;
  const below = Math.max(0, value - quantile(sorted, (1 - reached) / 2));
  const above = Math.max(0, quantile(sorted, (1 + reached) / 2) - value);
  return {
    low: Math.min(value, Math.max(least, value - stretch * below)),
    high: Math.max(value, Math.min(most, value + stretch * above)),
  };
}
