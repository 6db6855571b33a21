import { reweighed } from './algorithms/reweigh.ts';
import type { Mitigation } from './mitigation.ts';

export const reweighing: Mitigation<'reweighing'> = {
  id: 'reweighing',
  title: 'Reweighing',
  why: 'Weighs training rows so that label and group are independent, and trains on them as they are.',
  source: 'Kamiran & Calders 2012',
  options: {},
  posture: { training: true, inference: false, groupCutOffs: false, randomised: false },
  needs: { train: 1, validation: 0 },
  rows: (training) => ({ ...training, weight: reweighed(training) }),
};
