import { rowsOf } from '../data/splits.ts';
import { chooseEngine } from '../model/engines/index.ts';
import { pickRows } from '../model/pick-rows.ts';
import { predictScores } from '../model/training/predict-scores.ts';
import { pack, unpack } from '../pipeline/packed.ts';
import type { Codec } from '../pipeline/stage.ts';
import type { AuditStage, Scores } from './artefacts.ts';
import { type EncoderChoice, encoderOf, encoders, modelOf } from './encoders/index.ts';

interface Options extends EncoderChoice {
  readonly hidden: readonly number[];
  readonly engine: string | undefined;
}

const codec: Codec<Scores> = {
  encode: ({ test, validation }) => pack(null, { test, validation }),
  decode(bytes) {
    const { arrays } = unpack(bytes);
    return Object.fromEntries(arrays) as unknown as Scores;
  },
};

export const scoresStage: AuditStage<
  'scores',
  'dataset' | 'adapted' | 'features' | 'repaired' | 'model',
  Options
> = {
  makes: 'scores',
  needs: ['dataset', 'adapted', 'features', 'repaired', 'model'],
  version: 1,
  seeded: false,
  title: 'Scores',
  codec,
  options: (job) => ({ ...encoderOf(job), hidden: modelOf(job).train.hidden, engine: job.engine }),
  async run(
    { dataset, adapted, features, repaired, model },
    { encoder, given, hidden, engine: id },
    context,
  ) {
    const trunk = await encoders.get(encoder).trunk(given, { ...context, adapted });
    const { engine } = await chooseEngine(id);
    const scored = (rows: Int32Array) =>
      predictScores(
        { features: pickRows(repaired ?? features.features, rows), model, trunk, options: { hidden } },
        { ...context, engine },
      );
    return {
      test: await scored(rowsOf(dataset.split, 'test')),
      validation: await scored(rowsOf(dataset.split, 'validation')),
    };
  },
};
