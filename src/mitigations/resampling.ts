import Type from 'typebox';
import { RESAMPLINGS, resampled } from './algorithms/resample.ts';
import { pick } from './lessons.ts';
import { defineMitigation } from './mitigation.ts';

export const resampling = defineMitigation({
  id: 'resampling',
  title: 'Resampling',
  why: 'Repeats and leaves out training rows so that label and group are independent.',
  source: 'Kamiran & Calders 2012',
  options: {
    how: Type.Enum([...RESAMPLINGS], {
      title: 'way to resample',
      default: 'balanced',
      description: 'By copies alone (over), by leaving out alone (under), or by both (balanced).',
    }),
  },
  posture: { training: true, inference: false, groupCutOffs: false, randomised: false },
  needs: { train: 1, validation: 0 },
  rows: (training, { how }, { random }) => pick(training, resampled(training, how, random)),
});
