import Type from 'typebox';
import { MitigationConfig } from './mitigation.ts';
import { closed } from './parts.ts';

export const CompareConfig = closed(
  {
    mitigations: Type.Array(MitigationConfig, {
      minItems: 1,
      description: 'Strategies that the audit as written is compared with.',
    }),
  },
  { description: 'What `fairgate compare` holds against the audit as written.' },
);
