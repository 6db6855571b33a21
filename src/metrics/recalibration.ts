import type { Stats } from '../slices/statistics.ts';
import { type Line, logistic } from '../stats/logistic.ts';

/** Scores are taken to be no nearer to 0 and 1 than this, where their log odds would have no end. */
const NEAREST = 1e-8;

export const RECALIBRATION_CONVENTION =
  'Maximum likelihood; scores nearer to 0 or 1 than 1e-8 are taken to be there. Unknown where all scores are alike or tell the outcomes apart without overlap.';

/** The logistic regression of the label on the log odds of the score; its slope and intercept reach to ±100. */
export function recalibration({
  'score-ranks': ranks,
  'score-sums': sums,
}: Pick<Stats, 'score-ranks' | 'score-sums'>): Line | undefined {
  const bins = sums.length;
  const points = [];
  for (let bin = 0; bin < bins; bin++) {
    const failures = ranks[bin] as number;
    const successes = ranks[bins + bin] as number;
    const weight = failures + successes;
    if (weight > 0) points.push({ x: logOdds((sums[bin] as number) / weight), failures, successes });
  }
  const line = logistic(points);
  return line && Math.abs(line.slope) <= REACH && Math.abs(line.intercept) <= REACH ? line : undefined;
}

/** A steeper line is none that data could tell from a step. */
export const REACH = 100;

function logOdds(score: number): number {
  const inside = Math.min(1 - NEAREST, Math.max(NEAREST, score));
  return Math.log(inside / (1 - inside));
}
