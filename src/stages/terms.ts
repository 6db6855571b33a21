import { measureTerms } from '../metrics/terms/measure-terms.ts';
import { jsonCodec } from '../pipeline/json-codec.ts';
import type { AuditStage } from './artefacts.ts';
import { type EncoderChoice, encoderOf, encoders } from './encoders/index.ts';

interface Options extends EncoderChoice {
  readonly order: number;
  readonly confidence: number;
}

/** What the tokenizer makes of all texts, slice by slice; needs no tensors. */
export const termsStage: AuditStage<'terms', 'dataset', Options> = {
  makes: 'terms',
  needs: ['dataset'],
  version: 2,
  seeded: false,
  title: 'Terms',
  codec: jsonCodec(),
  options: (job) => ({
    ...encoderOf(job),
    order: job.config.slices.order,
    confidence: job.config.confidence,
  }),
  async run({ dataset }, { encoder, given, order, confidence }, context) {
    const read = await encoders.get(encoder).words?.(dataset, given, context);
    if (!read) return null;
    const { column, limit, counts, terms } = read;
    const slices = measureTerms({ attributes: dataset.attributes, counts }, { order, confidence });
    return { column, limit, slices, terms: [...terms] };
  },
};
