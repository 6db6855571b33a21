import Type from 'typebox';
import { mapped } from './algorithms/matrix.ts';
import { repair } from './algorithms/repair.ts';
import { defineMitigation } from './mitigation.ts';

export const disparateImpactRemover = defineMitigation({
  id: 'disparate-impact-remover',
  title: 'Disparate-impact remover',
  why: 'Moves every input to where people of the same rank in the middle group have it.',
  source: 'Feldman et al. 2015',
  options: {
    strength: Type.Number({
      minimum: 0,
      maximum: 1,
      default: 1,
      description: 'How much of the way.',
    }),
  },
  posture: { training: true, inference: true, groupCutOffs: false, randomised: false },
  needs: { train: 1, validation: 0 },
  features: ({ features, train, groups }, { strength }) =>
    mapped(features, groups.codes, repair(features, { rows: train, groups }, strength)),
});
