import type { MitigationChoice } from '../config/mitigation-choice.ts';
import { rowsOf } from '../data/splits.ts';
import { mitigations } from '../mitigations/index.ts';
import type { Lesson, MitigationContext, Trained } from '../mitigations/mitigation.ts';
import { chooseEngine } from '../model/engines/index.ts';
import { pickRows } from '../model/pick-rows.ts';
import type { TrainingContext } from '../model/training/context.ts';
import { type FineTuning, fineTune } from '../model/training/fine-tune.ts';
import { predictScores } from '../model/training/predict-scores.ts';
import { trainedModelCodec } from '../model/training/trained-model.ts';
import { random } from '../stats/random.ts';
import type { AuditStage } from './artefacts.ts';
import {
  type EncoderChoice,
  encoderOf,
  encoders,
  modelOf,
  type TaskConfig,
  taskOf,
} from './encoders/index.ts';
import { taught } from './lesson.ts';
import { checkMitigation, mitigatingBy, rowsFor } from './mitigating.ts';

interface Options extends EncoderChoice {
  readonly train: TaskConfig;
  readonly engine: string | undefined;
  readonly mitigation: MitigationChoice | undefined;
}

export const modelStage: AuditStage<'model', 'dataset' | 'adapted' | 'features' | 'repaired', Options> = {
  makes: 'model',
  needs: ['dataset', 'adapted', 'features', 'repaired'],
  version: 3,
  seeded: true,
  title: 'Model',
  codec: trainedModelCodec,
  options: (job) => ({
    ...encoderOf(job),
    train: taskOf(modelOf(job)),
    engine: job.engine,
    mitigation: mitigatingBy(job, 'rows'),
  }),
  async run(
    { dataset, adapted, features, repaired },
    { encoder, given, train, engine, mitigation },
    context,
  ) {
    const task: FineTuning = {
      features: repaired ?? features.features,
      label: dataset.label,
      weight: dataset.weight,
      train: rowsOf(dataset.split, 'train'),
      validation: rowsOf(dataset.split, 'validation'),
      trunk: await encoders.get(encoder).trunk(given, { ...context, adapted }),
      options: train,
      seed: context.seed,
    };
    const training = { ...context, engine: (await chooseEngine(engine)).engine };
    if (!mitigation) return fineTune(task, training);
    checkMitigation(mitigation, dataset);
    const { rows } = mitigations.get(mitigation.id);
    const known = rowsFor(mitigation, dataset, task.train);
    const lesson = await rows?.(known, mitigation.options, around(task, training));
    return fineTune(lesson ? taught(task, lesson) : task, training);
  },
};

/** What a strategy may call on: trainings of its own, of which nothing is kept and nothing told. */
function around(task: FineTuning, context: TrainingContext): MitigationContext {
  const { signal, engine } = context;
  const quiet = { signal, engine, progress: () => {} };
  return {
    random: random(task.seed, 'mitigation'),
    async train(lesson: Lesson): Promise<Trained> {
      const model = await fineTune(taught(task, lesson), quiet);
      const { trunk, options } = task;
      return {
        scores: (rows) =>
          predictScores({ features: pickRows(task.features, rows), model, trunk, options }, quiet),
      };
    },
  };
}
