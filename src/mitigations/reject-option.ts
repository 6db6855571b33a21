import { operatingCurves } from './algorithms/operating-points.ts';
import { rejectOption as rejected } from './algorithms/reject-option.ts';
import { defineMitigation } from './mitigation.ts';
import { parity, within } from './rule-options.ts';

export const rejectOption = defineMitigation({
  id: 'reject-option',
  title: 'Reject option',
  why: 'Decides in favour of groups that fare worse, and against the others, where the score leaves doubt.',
  source: 'Kamiran, Karim & Zhang 2012',
  options: { parity, within: { ...within, default: 0.05 } },
  posture: { training: false, inference: true, groupCutOffs: true, randomised: false },
  needs: { train: 0, validation: 5 },
  rule(validation, options) {
    const curves = operatingCurves(validation, validation.score);
    const { selections } = rejected(curves, { ...options, threshold: validation.threshold });
    return selections.map((selection) => ({ selection }));
  },
});
