import Type from 'typebox';
import { linearConstraints, REDUCTIONS, type ReductionId } from './algorithms/linear-constraints.ts';
import { reduction, type Task } from './algorithms/reduction.ts';
import type { MitigationContext, Training } from './mitigation.ts';

/** What reductions to weighted classification are asked for. */
export const reductionOptions = {
  parity: Type.Enum([...REDUCTIONS], {
    title: 'parity',
    default: 'demographic-parity',
    description:
      'What is to be the same in all groups: the share selected (demographic-parity), of those with the favourable label (equal-opportunity), of the others (predictive-equality), or of both (equalised-odds); or the share of wrong decisions that none may exceed (bounded-group-loss).',
  }),
  bound: Type.Number({
    exclusiveMinimum: 0,
    maximum: 1,
    default: 0.02,
    description:
      'Farthest that a group’s rate may be from everybody’s on the training rows: two groups may be twice as far apart. Highest share of wrong decisions where that is asked for.',
  }),
};

/** Training rows as a reduction that trains the audit’s model, and its constraints. */
export function reducing(
  training: Training,
  { parity, bound }: { parity: ReductionId; bound: number },
  { train }: MitigationContext,
) {
  const constraints = linearConstraints(training, parity);
  const learn = async (task: Task) => {
    const model = await train({ ...training, ...task });
    return (await model.scores(training.rows)).map((score) => (score >= 0.5 ? 1 : 0));
  };
  return { answer: reduction(training, { constraints, bound }, learn), constraints };
}
