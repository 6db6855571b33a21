import type { TrainConfig } from '../config/schema.ts';
import { rowsOf } from '../data/splits.ts';
import { termNotices } from '../metrics/terms/notices.ts';
import { jsonCodec } from '../pipeline/json-codec.ts';
import type { AuditStage } from './artefacts.ts';
import { type EncoderChoice, encoderOf, encoders, modelOf } from './encoders/index.ts';

interface Options extends EncoderChoice {
  readonly train: TrainConfig;
}

/** How the model came about, for those who read the report. */
export const provenanceStage: AuditStage<'provenance', 'dataset' | 'terms' | 'features' | 'model', Options> =
  {
    makes: 'provenance',
    needs: ['dataset', 'terms', 'features', 'model'],
    version: 2,
    seeded: false,
    title: 'Provenance',
    codec: jsonCodec(),
    options: (job) => ({ ...encoderOf(job), train: modelOf(job).train }),
    async run({ dataset, terms, features, model }, { encoder, given, train }, context) {
      const { kind, summary, frozen } = await encoders.get(encoder).name(given, train, context);
      const count = (split: 'train' | 'validation' | 'test') => rowsOf(dataset.split, split).length;
      const { parameters, trained, curve, bestEpoch } = model;
      return {
        engine: model.engine,
        model: {
          kind,
          summary,
          parameters: frozen + parameters,
          trained,
          rows: { train: count('train'), validation: count('validation'), test: count('test') },
          curve: [...curve],
          bestEpoch,
        },
        ...(terms && { terms }),
        notices: [...dataset.notices, ...features.notices, ...(terms ? termNotices(terms) : [])],
      };
    },
  };
