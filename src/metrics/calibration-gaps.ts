import { TENTHS } from '../slices/derived-keys.ts';
import type { Stats } from '../slices/statistics.ts';

/** What is said of every measure that looks at calibration in tenths. */
export const TENTHS_CONVENTION =
  'Ten bins of equal width over [0, 1]; a score on an edge belongs to the lower bin.';

/** Of each tenth of the scores: its weight, and Σ weight × (label − score). */
export function* calibrationGaps({
  'tenth-weights': weights,
  'tenth-scores': scores,
}: Pick<Stats, 'tenth-weights' | 'tenth-scores'>): Generator<{ weight: number; gap: number }> {
  for (let tenth = 0; tenth < TENTHS; tenth++) {
    const favourable = weights[TENTHS + tenth] as number;
    yield {
      weight: (weights[tenth] as number) + favourable,
      gap: favourable - (scores[tenth] as number),
    };
  }
}
