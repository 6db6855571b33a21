import Type from 'typebox';
import { MitigationConfig } from './mitigation.ts';
import { closed } from './parts.ts';

export const CompareConfig = closed(
  {
    mitigations: Type.Optional(
      Type.Array(MitigationConfig, {
        minItems: 1,
        description: 'Strategies that the audit as written is compared with.',
      }),
    ),
    seeds: Type.Integer({
      minimum: 1,
      maximum: 50,
      default: 1,
      description:
        'How often every candidate is trained, on the same split, to tell how much depends on the seed alone.',
    }),
  },
  { description: 'What `fairgate compare` holds against the audit as written.' },
);
