import type { AuditStage } from './artefacts.ts';
import { encodedCodec } from './encoded-codec.ts';
import { type EncoderChoice, encoderOf, encoders } from './encoders/index.ts';

/** The output of the frozen part, at the first block that is trained; shared by every head that is trained on it. */
export const featuresStage: AuditStage<'features', 'dataset' | 'adapted', EncoderChoice> = {
  makes: 'features',
  needs: ['dataset', 'adapted'],
  version: 4,
  seeded: false,
  title: 'Features',
  codec: encodedCodec,
  options: encoderOf,
  run: ({ dataset, adapted }, { encoder, given }, context) =>
    encoders.get(encoder).encode(dataset, given, { ...context, adapted }),
};
