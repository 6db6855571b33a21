import Type from 'typebox';
import { worstGroupWeights } from './algorithms/worst-group.ts';
import { defineMitigation } from './mitigation.ts';

export const groupDro = defineMitigation({
  id: 'group-dro',
  title: 'Group DRO',
  why: 'Gives more weight, training after training, to the group and label that the model loses most on.',
  source: 'Sagawa et al. 2020',
  options: {
    rounds: Type.Integer({ minimum: 1, maximum: 100, default: 5, description: 'Trainings.' }),
    step: Type.Number({
      exclusiveMinimum: 0,
      maximum: 10,
      default: 1,
      description: 'How strongly a loss moves the weight of its group and label.',
    }),
  },
  posture: { training: true, inference: false, groupCutOffs: false, randomised: false },
  needs: { train: 5, validation: 0 },
  async rows(training, options, { train }) {
    const weight = await worstGroupWeights(training, options, async (weight) => {
      const model = await train({ ...training, weight });
      return model.scores(training.rows);
    });
    return { ...training, weight };
  },
});
