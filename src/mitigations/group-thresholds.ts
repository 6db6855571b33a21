import { oneCutOffEach } from './algorithms/one-cut-off.ts';
import { operatingCurves } from './algorithms/operating-points.ts';
import { defineMitigation } from './mitigation.ts';
import { objective, parity, within } from './rule-options.ts';

export const groupThresholds = defineMitigation({
  id: 'group-thresholds',
  title: 'Group thresholds',
  why: 'Gives each group one cut-off of its own so that a rate is nearly the same in all of them; nothing is left to chance.',
  source: 'Hardt, Price & Srebro 2016 (deterministic)',
  options: { parity, objective, within },
  posture: { training: false, inference: true, groupCutOffs: true, randomised: false },
  needs: { train: 0, validation: 5 },
  rule: (validation, options) =>
    oneCutOffEach(operatingCurves(validation, validation.score), options).map((selection) => ({ selection })),
});
