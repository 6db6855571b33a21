import { equalised } from './algorithms/equalise.ts';
import { operatingCurves } from './algorithms/operating-points.ts';
import { defineMitigation } from './mitigation.ts';
import { objective, parity } from './rule-options.ts';

export const thresholdOptimiser = defineMitigation({
  id: 'threshold-optimiser',
  title: 'Threshold optimiser',
  why: 'Draws between two cut-offs of each group so that a rate is the same in all of them.',
  source: 'Hardt, Price & Srebro 2016',
  options: { parity, objective },
  posture: { training: false, inference: true, groupCutOffs: true, randomised: true },
  needs: { train: 0, validation: 5 },
  rule: (validation, options) =>
    equalised(operatingCurves(validation, validation.score), options).map((selection) => ({ selection })),
});
