import Type from 'typebox';
import { gridSearch as search } from './algorithms/grid-search.ts';
import { defineMitigation } from './mitigation.ts';
import { reducing, reductionOptions } from './reduction-options.ts';

export const gridSearch = defineMitigation({
  id: 'grid-search',
  title: 'Grid search',
  why: 'Trains on labels and weights that make the gap of one group costly, dearer step by step, and keeps the model that errs least within the bound.',
  source: 'Agarwal et al. 2018',
  options: {
    ...reductionOptions,
    steps: Type.Integer({
      minimum: 1,
      maximum: 100,
      default: 3,
      description: 'Trainings for each group, either way.',
    }),
  },
  posture: { training: true, inference: false, groupCutOffs: false, randomised: false },
  needs: { train: 1, validation: 0 },
  async rows(training, { steps, ...asked }, context) {
    const { answer, constraints } = reducing(training, asked, context);
    const task = await search(answer, { constraints, largest: 1 / asked.bound, steps });
    return { ...training, ...task };
  },
});
