import type { LabelledRows } from './groups.ts';
import type { LinearConstraint } from './linear-constraints.ts';

/** What a model is to learn: a label and a weight for every row. */
export interface Task {
  readonly label: Uint8Array;
  readonly weight: Float64Array;
}

/** Trains a model and returns its decisions on the same rows, 0 or 1. */
export type Learn = (task: Task) => Promise<ArrayLike<number>>;

/** A model that was learnt, and what it comes to on the rows that it learnt from. */
export interface Hypothesis {
  readonly task: Task;
  /** Its share of wrong decisions, in weight. */
  readonly error: number;
  /** How far over the bound, by constraint; below 0 where it is kept. */
  readonly excess: readonly number[];
}

/**
 * The least error under constraints as weighted classification (Agarwal et al. 2018): what is returned trains the model that
 * answers best to one multiplier (≥ 0) a constraint.
 */
export function reduction(
  rows: LabelledRows,
  { constraints, bound }: { constraints: readonly LinearConstraint[]; bound: number },
  learn: Learn,
): (multipliers: readonly number[]) => Promise<Hypothesis> {
  const total = rows.weight.reduce((sum, own) => sum + own, 0);
  const cost = rows.weight.map((own, row) => (own * (1 - 2 * (rows.label[row] as number))) / total);
  const missed = rows.weight.reduce((sum, own, row) => sum + (own * (rows.label[row] as number)) / total, 0);
  return async (multipliers) => {
    const task = taskOf(cost, constraints, multipliers);
    const decisions = await learn(task);
    const along = (coefficients: Float64Array) =>
      coefficients.reduce((sum, each, row) => sum + each * (decisions[row] as number), 0);
    const excess = constraints.map(({ coefficients, constant }) => along(coefficients) + constant - bound);
    return { task, error: along(cost) + missed, excess };
  };
}

/** What a model costs at these multipliers. */
export function lagrangian({ error, excess }: Hypothesis, multipliers: readonly number[]): number {
  return excess.reduce((sum, each, at) => sum + each * (multipliers[at] as number), error);
}

/** The model with the least error, what it is most over the bound counting `largest` times. */
export function leastPenalised(known: readonly Hypothesis[], largest: number): Hypothesis {
  const penalised = ({ error, excess }: Hypothesis) => error + largest * Math.max(0, ...excess);
  return known.reduce((best, each) => (penalised(each) < penalised(best) ? each : best));
}

/** Selecting a row costs or gains something: that is its label, and how much is its weight, on average 1. */
function taskOf(
  cost: Float64Array,
  constraints: readonly LinearConstraint[],
  multipliers: readonly number[],
): Task {
  const gain = cost.map((own, row) =>
    constraints.reduce(
      (sum, { coefficients }, at) => sum - (multipliers[at] as number) * (coefficients[row] as number),
      -own,
    ),
  );
  const mean = gain.reduce((sum, each) => sum + Math.abs(each), 0) / gain.length;
  return {
    label: Uint8Array.from(gain, (each) => (each > 0 ? 1 : 0)),
    weight: gain.map((each) => Math.abs(each) / mean),
  };
}
