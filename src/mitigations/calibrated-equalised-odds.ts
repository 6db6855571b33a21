import Type from 'typebox';
import { COSTS, calibratedMixing } from './algorithms/calibrated-mixing.ts';
import { mixture } from './algorithms/selection.ts';
import { defineMitigation } from './mitigation.ts';

export const calibratedEqualisedOdds = defineMitigation({
  id: 'calibrated-equalised-odds',
  title: 'Calibrated equalised odds',
  why: 'Decides about some people of the groups with fewer errors by their group’s favourable share alone, drawn by lot.',
  source: 'Pleiss et al. 2017',
  options: {
    cost: Type.Enum([...COSTS], {
      title: 'cost',
      default: 'weighted',
      description: 'Which errors all groups are to bear alike.',
    }),
  },
  posture: { training: false, inference: true, groupCutOffs: true, randomised: true },
  needs: { train: 0, validation: 5 },
  rule: ({ threshold, score, ...rows }, { cost }) =>
    calibratedMixing(rows, score, cost).map(({ replaced, by }) => ({
      selection: mixture([
        { probability: 1 - replaced, from: threshold },
        { probability: replaced, from: by >= threshold ? Number.NEGATIVE_INFINITY : undefined },
      ]),
    })),
});
