import type { Dataset } from '../data/dataset.ts';
import type { Predictions } from '../data/predictions.ts';
import { predictionsCodec } from '../data/predictions-codec.ts';
import { pickSampling } from '../data/sampling.ts';
import { rowsOf } from '../data/splits.ts';
import { chooseEngine } from '../model/engines/index.ts';
import { pickRows } from '../model/pick-rows.ts';
import { predictScores } from '../model/training/predict-scores.ts';
import type { AuditStage } from './artefacts.ts';
import { type EncoderChoice, encoderOf, encoders, modelOf } from './encoders/index.ts';

interface Options extends EncoderChoice {
  readonly hidden: readonly number[];
  readonly engine: string | undefined;
  readonly threshold: number;
}

/** Scores and decisions of the rows that nothing was learnt from: the test split. */
export const predictionsStage: AuditStage<
  'predictions',
  'dataset' | 'adapted' | 'features' | 'model',
  Options
> = {
  makes: 'predictions',
  needs: ['dataset', 'adapted', 'features', 'model'],
  version: 3,
  seeded: false,
  title: 'Predictions',
  codec: predictionsCodec,
  options: (job) => ({
    ...encoderOf(job),
    hidden: modelOf(job).train.hidden,
    engine: job.engine,
    threshold: job.config.threshold,
  }),
  async run(
    { dataset, adapted, features: { features }, model },
    { encoder, given, hidden, engine, threshold },
    context,
  ) {
    const test = rowsOf(dataset.split, 'test');
    const trunk = await encoders.get(encoder).trunk(given, { ...context, adapted });
    const score = await predictScores(
      { features: pickRows(features, test), model, trunk, options: { hidden } },
      { ...context, engine: (await chooseEngine(engine)).engine },
    );
    return predicted(dataset, test, score, threshold);
  },
};

function predicted(dataset: Dataset, test: Int32Array, score: Float64Array, threshold: number): Predictions {
  return {
    task: 'binary',
    rows: test.length,
    label: Uint8Array.from(test, (row) => dataset.label[row] as number),
    decision: Uint8Array.from(score, (value) => (value >= threshold ? 1 : 0)),
    score,
    weight: dataset.weight && Float64Array.from(test, (row) => dataset.weight?.[row] as number),
    attributes: dataset.attributes.map(({ name, values, codes }) => ({
      name,
      values,
      codes: Int32Array.from(test, (row) => codes[row] as number),
    })),
    ...pickSampling(dataset, test),
    notices: dataset.notices,
  };
}
