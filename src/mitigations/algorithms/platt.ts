import { InvalidInput } from '../../errors.ts';
import { type Line, logistic } from '../../stats/logistic.ts';
import type { Calibration, Scored } from './isotonic.ts';

/** Scores closer to 0 or 1 count as this close. */
const CLOSEST = 1e-6;
const PARTS = 1000;

/**
 * A logistic curve in the log odds of the score, by maximum likelihood (Platt 1999), at a thousand and one scores.
 * @param rows row ids that it is fitted to.
 * @throws InvalidInput when the scores tell the labels apart without error: then there is no such curve.
 */
export function platt(rows: Int32Array, { label, weight, score }: Scored, group: string): Calibration {
  const trials = Array.from(rows, (row) => {
    const own = weight[row] as number;
    const favourable = label[row] === 1;
    return {
      x: logOdds(score[row] as number),
      successes: favourable ? own : 0,
      failures: favourable ? 0 : own,
    };
  });
  const line = logistic(trials);
  if (!line) {
    throw new InvalidInput(
      `the scores of the group "${group}" tell its labels apart without error, so that no logistic curve fits them`,
      {},
      'Take isotonic calibration, or give more validation rows.',
    );
  }
  const x = Array.from({ length: PARTS + 1 }, (_, at) => at / PARTS);
  return { x, y: x.map((each) => height(line, logOdds(each))) };
}

const height = ({ intercept, slope }: Line, x: number): number =>
  1 / (1 + Math.exp(-(intercept + slope * x)));

function logOdds(score: number): number {
  const inside = Math.min(1 - CLOSEST, Math.max(CLOSEST, score));
  return Math.log(inside / (1 - inside));
}
