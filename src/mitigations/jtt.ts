import Type from 'typebox';
import { upweighted } from './algorithms/upweight.ts';
import { defineMitigation } from './mitigation.ts';

export const jtt = defineMitigation({
  id: 'jtt',
  title: 'Just train twice',
  why: 'Trains again with more weight on what a first model decided wrongly; no group needs to be known.',
  source: 'Liu et al. 2021',
  options: {
    upweight: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1000,
      default: 2,
      description:
        'How many times as much those rows weigh; where labels are noisy, a high number teaches the noise.',
    }),
  },
  posture: { training: false, inference: false, groupCutOffs: false, randomised: false },
  needs: { train: 0, validation: 0 },
  async rows(training, { upweight }, { train }) {
    const first = await train(training);
    return { ...training, weight: upweighted(training, await first.scores(training.rows), upweight) };
  },
});
