import type { Detectable } from '../result/index.ts';
import { detectableShares, USUAL_POWER } from '../stats/detectable.ts';
import type { PairComparison } from './comparison.ts';
import type { KnownReading } from './reading.ts';
import type { Compared } from './settle.ts';

/** What a share of rows is held against, and how well the two can be told apart. */
export interface Contrast {
  /** The share of the reference. */
  readonly reference: number;
  /** Effective rows, in the sense of `detectableShares`. */
  readonly rows: number;
  /** Of the test that the interval amounts to. */
  readonly confidence: number;
}

/** Two groups that share no rows; undefined where the metric is no share of rows. */
export function contrastOf(
  { metric, confidence }: Pick<Compared, 'metric' | 'confidence'>,
  group: KnownReading,
  reference: KnownReading,
): Contrast | undefined {
  if (!metric.count) return undefined;
  return { reference: reference.value, rows: 1 / (1 / group.support + 1 / reference.support), confidence };
}

/** The gaps that could have shown; undefined where the comparison with the reference has no meaning. */
export function detectable(
  comparison: Pick<PairComparison, 'of'>,
  { reference, rows, confidence }: Contrast,
): Detectable | undefined {
  if (comparison.of(reference, reference) === undefined) return undefined;
  const shares = detectableShares(reference, rows, { confidence, power: USUAL_POWER });
  const low = shares.low === undefined ? undefined : comparison.of(shares.low, reference);
  const high = shares.high === undefined ? undefined : comparison.of(shares.high, reference);
  return {
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    reference,
    rows,
    confidence,
    power: USUAL_POWER,
  };
}
