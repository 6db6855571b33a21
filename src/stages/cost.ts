import { rowsOf } from '../data/splits.ts';
import { workOfTraining } from '../model/work.ts';
import { jsonCodec } from '../pipeline/json-codec.ts';
import type { AuditStage } from './artefacts.ts';
import { type EncoderChoice, encoderOf, encoders, modelOf } from './encoders/index.ts';

interface Options extends EncoderChoice {
  readonly hidden: readonly number[];
}

/** What the model takes to compute, counted from shapes; made only where candidates are compared. */
export const costStage: AuditStage<'cost', 'dataset' | 'adapted' | 'features' | 'model', Options> = {
  makes: 'cost',
  needs: ['dataset', 'adapted', 'features', 'model'],
  version: 2,
  seeded: false,
  title: 'Cost',
  codec: jsonCodec(),
  options: (job) => ({ ...encoderOf(job), hidden: modelOf(job).train.hidden }),
  async run({ dataset, adapted, features: { features }, model }, { encoder: id, given, hidden }, context) {
    const encoder = encoders.get(id);
    const trunk = await encoder.trunk(given, { ...context, adapted });
    const rows = rowsOf(dataset.split, 'train').length;
    const embedding = await encoder.work?.(dataset, given, context);
    return {
      ...(embedding !== undefined && { embedding }),
      training: workOfTraining({ features, trunk, hidden, model, rows }),
    };
  },
};
