/** A chance is never taken to be smaller than this, as in scikit-learn ≥ 1.5. */
const SMALLEST = Number.EPSILON;

/** What a score of 0 loses where the label is 1: 52 ln 2 = 36.04…. */
export const WORST_LOG_LOSS = -Math.log(SMALLEST);

/** −ln of the chance that the score gave to what came true, in [0, `WORST_LOG_LOSS`]. */
export function logLoss(score: number, label: number): number {
  return -Math.log(Math.max(SMALLEST, label === 1 ? score : 1 - score));
}
