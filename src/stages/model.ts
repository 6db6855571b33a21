import { rowsOf } from '../data/splits.ts';
import { chooseEngine } from '../model/engines/index.ts';
import { fineTune } from '../model/training/fine-tune.ts';
import { trainedModelCodec } from '../model/training/trained-model.ts';
import type { AuditStage } from './artefacts.ts';
import {
  type EncoderChoice,
  encoderOf,
  encoders,
  modelOf,
  type TaskConfig,
  taskOf,
} from './encoders/index.ts';

interface Options extends EncoderChoice {
  readonly train: TaskConfig;
  readonly engine: string | undefined;
}

export const modelStage: AuditStage<'model', 'dataset' | 'adapted' | 'features', Options> = {
  makes: 'model',
  needs: ['dataset', 'adapted', 'features'],
  version: 3,
  seeded: true,
  title: 'Model',
  codec: trainedModelCodec,
  options: (job) => ({ ...encoderOf(job), train: taskOf(modelOf(job)), engine: job.engine }),
  async run({ dataset, adapted, features: { features } }, { encoder, given, train, engine }, context) {
    const task = {
      features,
      label: dataset.label,
      weight: dataset.weight,
      train: rowsOf(dataset.split, 'train'),
      validation: rowsOf(dataset.split, 'validation'),
      trunk: await encoders.get(encoder).trunk(given, { ...context, adapted }),
      options: train,
      seed: context.seed,
    };
    return fineTune(task, { ...context, engine: (await chooseEngine(engine)).engine });
  },
};
