import { DEFAULT_INTERVALS } from '../../src/metrics/intervals.ts';
import { type Reading, read } from '../../src/metrics/reading.ts';
import { selectionRate } from '../../src/metrics/selection-rate.ts';
import { countsBy, type Stats } from '../../src/slices/statistics.ts';

/** The selection rate of so many selected among so many rows. */
export function selectionReading(count: number, n: number): Reading {
  const byOutcome = Float64Array.of(n - count, count, 0, 0);
  const stats: Pick<Stats, 'outcome-rows' | 'outcome-weight' | 'outcome-weight-squared' | 'batch-rows'> = {
    'outcome-rows': byOutcome,
    'outcome-weight': byOutcome,
    'outcome-weight-squared': byOutcome,
    'batch-rows': new Float64Array(),
  };
  const by = { counts: countsBy(['label', 'decision']), rates: DEFAULT_INTERVALS.rates };
  return read(selectionRate, stats as Stats, by, true);
}
