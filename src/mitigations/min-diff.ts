import Type from 'typebox';
import { compared } from './algorithms/compared.ts';
import { defineMitigation } from './mitigation.ts';
import { parity } from './rule-options.ts';

export const minDiff = defineMitigation({
  id: 'min-diff',
  title: 'MinDiff penalty',
  why: 'Adds to the loss how far groups’ mean scores lie apart, squared.',
  source: 'Prost et al. 2019; Kamishima et al. 2012 (prejudice remover)',
  options: {
    parity,
    strength: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1000,
      default: 10,
      description: 'How much that counts against the cross-entropy.',
    }),
  },
  posture: { training: true, inference: false, groupCutOffs: false, randomised: false },
  needs: { train: 1, validation: 0 },
  rows: (training, { parity, strength }) => ({
    ...training,
    penalty: { id: 'gap', strength, ...compared(training, parity) },
  }),
});
