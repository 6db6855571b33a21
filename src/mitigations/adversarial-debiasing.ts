import Type from 'typebox';
import { compared } from './algorithms/compared.ts';
import { defineMitigation } from './mitigation.ts';
import { parity } from './rule-options.ts';

export const adversarialDebiasing = defineMitigation({
  id: 'adversarial-debiasing',
  title: 'Adversarial debiasing',
  why: 'Trains the model so that a second one, which learns at the same time, cannot tell the group by its score.',
  source: 'Zhang, Lemoine & Mitchell 2018',
  options: {
    parity,
    strength: Type.Number({
      exclusiveMinimum: 0,
      maximum: 1000,
      default: 1,
      description: 'How much misleading the second model counts against the cross-entropy.',
    }),
  },
  posture: { training: true, inference: false, groupCutOffs: false, randomised: false },
  needs: { train: 1, validation: 0 },
  rows: (training, { parity, strength }) => ({
    ...training,
    penalty: { id: 'adversary', strength, ...compared(training, parity) },
  }),
});
