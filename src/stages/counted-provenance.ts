import { attributeNotices } from '../data/attribute-notices.ts';
import { jsonCodec } from '../pipeline/json-codec.ts';
import { withoutControls } from '../slices/controls.ts';
import type { AuditStage } from './artefacts.ts';

/** Of predictions that were counted where they lie, we know who counted them. */
export const countedProvenanceStage: AuditStage<'provenance', 'cube', { readonly engine: string }> = {
  makes: 'provenance',
  needs: ['cube'],
  version: 1,
  seeded: false,
  title: 'Provenance',
  codec: jsonCodec(),
  options({ inputs }) {
    if (inputs.counter === undefined) throw new Error('an audit whose predictions are not counted');
    return { engine: inputs.counter };
  },
  run: async ({ cube }, { engine }) => ({
    engine,
    notices: attributeNotices(withoutControls(cube).attributes),
  }),
};
