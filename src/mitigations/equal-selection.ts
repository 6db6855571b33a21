import { selectionCutOffs } from './algorithms/selection-cut-offs.ts';
import type { Mitigation } from './mitigation.ts';

export const equalSelection: Mitigation<'equal-selection'> = {
  id: 'equal-selection',
  title: 'Equal selection',
  why: 'Gives every group the cut-off at which it is selected as often as everybody is at the audit’s threshold.',
  source: 'Hardt, Price & Srebro 2016 (deterministic, demographic parity)',
  options: {},
  posture: { training: false, inference: true, groupCutOffs: true, randomised: false },
  needs: { train: 0, validation: 5 },
  rule: (validation) =>
    selectionCutOffs(validation).map((from) => ({
      selection: { below: 0, steps: [{ from, probability: 1 }] },
    })),
};
