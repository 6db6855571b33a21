import Type from 'typebox';
import { OBJECTIVES, type ObjectiveId, PARITIES, type ParityId } from './algorithms/rates.ts';

/** What rules of decision are asked to make alike. */
export const parity = Type.Enum(Object.keys(PARITIES) as ParityId[], {
  title: 'parity',
  default: 'demographic-parity',
  description:
    'What is to be the same in all groups: the share selected (demographic-parity), of those with the favourable label (equal-opportunity), of the others (predictive-equality), or of both (equalised-odds).',
});

/** What they keep as high as they can. */
export const objective = Type.Enum(Object.keys(OBJECTIVES) as ObjectiveId[], {
  title: 'objective',
  default: 'accuracy',
  description: 'What is kept as high as it can be.',
});

export const within = Type.Number({
  minimum: 0,
  maximum: 1,
  default: 0.02,
  description: 'Widest gap that may be left between two groups of the validation rows.',
});
