import Type from 'typebox';
import { exponentiatedGradient as search } from './algorithms/exponentiated-gradient.ts';
import { defineMitigation } from './mitigation.ts';
import { reducing, reductionOptions } from './reduction-options.ts';

export const exponentiatedGradient = defineMitigation({
  id: 'exponentiated-gradient',
  title: 'Exponentiated gradient',
  why: 'Trains on labels and weights that make a gap costly, dearer each round, and keeps the one model that errs least within the bound.',
  source: 'Agarwal et al. 2018',
  options: {
    ...reductionOptions,
    rounds: Type.Integer({
      minimum: 1,
      maximum: 100,
      default: 5,
      description: 'Most rounds, of two trainings each.',
    }),
  },
  posture: { training: true, inference: false, groupCutOffs: false, randomised: false },
  needs: { train: 1, validation: 0 },
  async rows(training, { rounds, ...asked }, context) {
    const { answer, constraints } = reducing(training, asked, context);
    const { single } = await search(answer, {
      constraints: constraints.length,
      largest: 1 / asked.bound,
      rounds,
    });
    return { ...training, ...single };
  },
});
