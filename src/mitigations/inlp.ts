import Type from 'typebox';
import { covariances } from './algorithms/covariances.ts';
import { mapped } from './algorithms/matrix.ts';
import { nullSpace } from './algorithms/null-space.ts';
import { defineMitigation } from './mitigation.ts';

export const inlp = defineMitigation({
  id: 'inlp',
  title: 'Iterative null-space projection',
  why: 'Removes, round after round, the direction of the features by which a linear model tells the groups best.',
  source: 'Ravfogel et al. 2020',
  options: {
    rounds: Type.Integer({
      minimum: 1,
      maximum: 100,
      default: 20,
      description: 'How often at most; each round takes one dimension for every group but one.',
    }),
  },
  posture: { training: true, inference: false, groupCutOffs: false, randomised: false },
  needs: { train: 1, validation: 0 },
  features({ features, train, weight, groups }, { rounds }) {
    const known = covariances(features, { rows: train, weight, groups });
    return mapped(features, groups.codes, nullSpace(known, rounds));
  },
});
