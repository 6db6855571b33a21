import { evenly } from './algorithms/resample.ts';
import { pick } from './lessons.ts';
import { defineMitigation } from './mitigation.ts';

export const dfr = defineMitigation({
  id: 'dfr',
  title: 'Deep feature reweighting',
  why: 'Trains the head on as many rows of every group and label as the smallest of these has.',
  source: 'Kirichenko, Izmailov & Wilson 2023',
  options: {},
  posture: { training: true, inference: false, groupCutOffs: false, randomised: false },
  needs: { train: 5, validation: 0 },
  rows: (training, _, { random }) => pick(training, evenly(training, random)),
});
