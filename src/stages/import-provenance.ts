import { jsonCodec } from '../pipeline/json-codec.ts';
import { memory } from '../slices/engines/memory.ts';
import type { AuditStage } from './artefacts.ts';

/** Of a model that is not ours we know its predictions alone. */
export const importProvenanceStage: AuditStage<'provenance', 'predictions', null> = {
  makes: 'provenance',
  needs: ['predictions'],
  version: 1,
  seeded: false,
  title: 'Provenance',
  codec: jsonCodec(),
  options: () => null,
  run: async ({ predictions: { notices } }) => ({ engine: memory.id, notices }),
};
