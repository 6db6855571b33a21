import { InvalidInput } from '../../errors.ts';
import { indexOfMost } from './grid.ts';
import { type ParityId, RATES, type Selected, type Totals } from './rates.ts';

/** One way to cut all groups, and what it comes to. */
export interface Candidate {
  /** Widest gap between two groups in any rate of the parity. */
  readonly gap: number;
  /** The objective over everybody. */
  readonly served: number;
  /** Whether somebody is selected and somebody is not. */
  readonly chooses: boolean;
}

/**
 * The candidate that serves the objective best among those whose gap is at most `within`. Selecting all people or nobody is
 * no candidate, though it leaves no gap.
 * @param means what the candidates are, for the message.
 * @throws InvalidInput which says how far the parity can be met, when it cannot.
 */
export function bestWithin<C extends Candidate>(
  all: readonly C[],
  { parity, within, means }: { parity: ParityId; within: number; means: string },
): C {
  const candidates = all.filter(({ chooses }) => chooses);
  const allowed = candidates.filter(({ gap }) => gap <= within);
  const best = allowed[indexOfMost(allowed.map(({ served }) => served))];
  if (best) return best;
  const least = Math.ceil(1000 * Math.min(1, ...candidates.map(({ gap }) => gap))) / 1000;
  throw new InvalidInput(
    `no ${means} brings ${parity} within ${within}: ${least} is as near as it comes, unless all or nobody are selected`,
    {},
    `Allow a gap of ${least} or more, or take a strategy that draws lots.`,
  );
}

/** Whether somebody is selected and somebody is not. */
export function chooses(groups: readonly (Totals & Selected)[]): boolean {
  const rates = groups.map((group) => RATES['selection-rate'](group, group));
  return rates.some((rate) => rate > 0) && rates.some((rate) => rate < 1);
}
