import type { LinearConstraint } from './linear-constraints.ts';
import { type Hypothesis, leastPenalised, type Task } from './reduction.ts';

/** The most that a constraint may move what a row costs, as a share of it: at 1 all rows of a group would be one label’s. */
const MOST = 0.5;

/**
 * Trains a model for each of several multipliers of every constraint alone, and for none, and keeps the one with the least
 * error, what it is most over a bound counting `largest` times (Agarwal et al. 2018).
 * @param answer the model that answers best to one multiplier a constraint.
 * @param steps multipliers of each constraint, denser towards 0, up to where it halves what its rows cost.
 */
export async function gridSearch(
  answer: (multipliers: readonly number[]) => Promise<Hypothesis>,
  {
    constraints,
    largest,
    steps,
  }: { constraints: readonly LinearConstraint[]; largest: number; steps: number },
): Promise<Task> {
  const none = constraints.map(() => 0);
  const known = [await answer(none)];
  for (const [at, { coefficients }] of constraints.entries()) {
    const strongest =
      coefficients.length * coefficients.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
    for (let step = 1; step <= steps; step++) {
      known.push(await answer(none.with(at, (MOST * (step / steps) ** 2) / strongest)));
    }
  }
  return leastPenalised(known, largest).task;
}
