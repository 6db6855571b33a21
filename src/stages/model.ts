import type { TrainConfig } from '../config/schema.ts';
import { rowsOf } from '../data/splits.ts';
import { chooseEngine } from '../model/engines/index.ts';
import { fineTune } from '../model/training/fine-tune.ts';
import { trainedModelCodec } from '../model/training/trained-model.ts';
import type { AuditStage } from './artefacts.ts';
import { type EncoderChoice, encoderOf, encoders, modelOf } from './encoders/index.ts';

interface Options extends EncoderChoice {
  readonly train: TrainConfig;
  readonly engine: string | undefined;
}

export const modelStage: AuditStage<'model', 'dataset' | 'features', Options> = {
  makes: 'model',
  needs: ['dataset', 'features'],
  version: 2,
  seeded: true,
  title: 'Model',
  codec: trainedModelCodec,
  options: (job) => ({ ...encoderOf(job), train: modelOf(job).train, engine: job.engine }),
  async run({ dataset, features: { features } }, { encoder, given, train, engine }, context) {
    const task = {
      features,
      label: dataset.label,
      weight: dataset.weight,
      train: rowsOf(dataset.split, 'train'),
      validation: rowsOf(dataset.split, 'validation'),
      trunk: await encoders.get(encoder).trunk(given, context),
      options: train,
      seed: context.seed,
    };
    return fineTune(task, { ...context, engine: (await chooseEngine(engine)).engine });
  },
};
