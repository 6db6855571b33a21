import { bestMixture } from './best-mixture.ts';
import { type Hypothesis, lagrangian, leastPenalised, type Task } from './reduction.ts';

/** One of the models that are drawn between. */
export interface Member {
  readonly task: Task;
  /** How likely it is drawn; they add up to 1. */
  readonly share: number;
}

/** How fast multipliers move, as a share of the largest that they may become; as fairlearn. */
const STEP = 2;
/** A better answer than this to the multipliers is none. */
const BETTER = 1e-6;

/**
 * Models to draw between so that the error is least while no constraint is over its bound (Agarwal et al. 2018). Multipliers
 * of the constraints rise exponentially with what is over; after each round the best mixture of all models so far is solved
 * for exactly, and its own multipliers are answered too, until no answer is better.
 * @param answer the model that answers best to one multiplier a constraint.
 * @param largest that multipliers may become together.
 * @returns the mixture, and of all models the one that alone comes closest to it.
 */
export async function exponentiatedGradient(
  answer: (multipliers: readonly number[]) => Promise<Hypothesis>,
  { constraints, largest, rounds }: { constraints: number; largest: number; rounds: number },
): Promise<{ readonly members: readonly Member[]; readonly single: Task }> {
  const known: Hypothesis[] = [];
  let theta = Array<number>(constraints).fill(0);
  let shares: readonly number[] = [];
  for (let round = 0; round < rounds; round++) {
    const raised = theta.map(Math.exp);
    const whole = 1 + raised.reduce((sum, each) => sum + each, 0);
    const found = await answer(raised.map((each) => (largest * each) / whole));
    known.push(found);
    theta = theta.map((each, at) => each + (STEP / largest) * (found.excess[at] as number));

    const best = bestMixture(known, largest);
    const settled = Math.min(...known.map((each) => lagrangian(each, best.multipliers)));
    const reply = await answer(best.multipliers);
    const better = lagrangian(reply, best.multipliers) < settled - BETTER;
    if (better) known.push(reply);
    shares = better ? bestMixture(known, largest).shares : best.shares;
    if (!better && round > 0) break;
  }
  const members = known.flatMap(({ task }, at) => {
    const share = shares[at] ?? 0;
    return share > BETTER ? [{ task, share }] : [];
  });
  return { members, single: leastPenalised(known, largest).task };
}
