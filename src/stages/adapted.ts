import { adaptedCodec } from '../model/training/adapt.ts';
import type { AuditStage } from './artefacts.ts';
import { encoderOf, encoders, modelOf } from './encoders/index.ts';

interface Options {
  readonly encoder: string;
  /** Null where the backbone stays as it was published. */
  readonly adapting: unknown;
}

/** The backbone after it has read unlabelled texts of the domain. */
export const adaptedStage: AuditStage<'adapted', never, Options> = {
  makes: 'adapted',
  needs: [],
  version: 1,
  seeded: true,
  title: 'Backbone',
  codec: adaptedCodec,
  options(job) {
    const { encoder } = encoderOf(job);
    return { encoder, adapting: encoders.get(encoder).adapting?.(modelOf(job), job) ?? null };
  },
  run: async (_, { encoder, adapting }, context) =>
    adapting === null ? null : ((await encoders.get(encoder).adapt?.(adapting, context)) ?? null),
};
