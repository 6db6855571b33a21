import Type from 'typebox';
import { covariances } from './algorithms/covariances.ts';
import { decorrelation } from './algorithms/decorrelate.ts';
import { mapped } from './algorithms/matrix.ts';
import { defineMitigation } from './mitigation.ts';

export const correlationRemover = defineMitigation({
  id: 'correlation-remover',
  title: 'Correlation remover',
  why: 'Takes from every input what the group explains of it, so that all groups have the same means.',
  source: 'Bird et al. 2020 (fairlearn)',
  options: {
    strength: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 1,
      description: 'How much of it is taken.',
    }),
  },
  posture: { training: true, inference: true, groupCutOffs: false, randomised: false },
  needs: { train: 1, validation: 0 },
  features({ features, train, weight, groups }, { strength }) {
    const known = covariances(features, { rows: train, weight, groups });
    return mapped(features, groups.codes, decorrelation(known, strength));
  },
});
