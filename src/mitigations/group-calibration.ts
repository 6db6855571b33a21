import Type from 'typebox';
import { CALIBRATIONS } from './algorithms/calibrations.ts';
import { membersOf } from './algorithms/groups.ts';
import { defineMitigation } from './mitigation.ts';

const METHODS = Object.keys(CALIBRATIONS) as (keyof typeof CALIBRATIONS)[];

export const groupCalibration = defineMitigation({
  id: 'group-calibration',
  title: 'Group-wise calibration',
  why: 'Reads the score of each group as the chance that it has been in that group, then cuts all at one threshold.',
  source: 'Zadrozny & Elkan 2002; Platt 1999',
  options: {
    method: Type.Enum(METHODS, {
      title: 'method',
      default: 'isotonic',
      description:
        'A rising curve of any shape (isotonic), or a logistic one, which needs fewer rows (platt).',
    }),
  },
  posture: { training: false, inference: true, groupCutOffs: true, randomised: false },
  needs: { train: 0, validation: 10 },
  rule: (validation, { method }) =>
    membersOf(validation.groups).map((members, code) => ({
      calibration: CALIBRATIONS[method](members, validation, validation.groups.names[code] as string),
      selection: { below: 0, steps: [{ from: validation.threshold, probability: 1 }] },
    })),
});
