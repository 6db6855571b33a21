import { covariances } from './algorithms/covariances.ts';
import { erasure } from './algorithms/erase.ts';
import { mapped } from './algorithms/matrix.ts';
import { defineMitigation } from './mitigation.ts';

export const leace = defineMitigation({
  id: 'leace',
  title: 'Concept erasure (LEACE)',
  why: 'Changes the features as little as can be so that no linear model can tell the groups by them.',
  source: 'Belrose et al. 2023',
  options: {},
  posture: { training: true, inference: false, groupCutOffs: false, randomised: false },
  needs: { train: 1, validation: 0 },
  features: ({ features, train, weight, groups }) =>
    mapped(features, groups.codes, erasure(covariances(features, { rows: train, weight, groups }))),
});
