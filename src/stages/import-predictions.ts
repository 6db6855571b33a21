import { predictionsCodec } from '../data/predictions-codec.ts';
import { type PredictionsOptions, readPredictions } from '../data/read-predictions.ts';
import type { AuditStage } from './artefacts.ts';

interface Options {
  readonly digest: string;
  readonly columns: PredictionsOptions;
}

/** Enters late: the predictions of a model that is not ours to run. */
export const importPredictionsStage: AuditStage<'predictions', never, Options> = {
  makes: 'predictions',
  needs: [],
  version: 2,
  seeded: false,
  title: 'Predictions',
  codec: predictionsCodec,
  options({ config: { predictions, threshold }, inputs }) {
    if (!predictions || inputs.predictions === undefined)
      throw new Error('an audit without predictions has none to read');
    const { file: _, ...columns } = predictions;
    return { digest: inputs.predictions, columns: { ...columns, threshold } };
  },
  run: (_, { digest, columns }, { file, progress }) =>
    readPredictions(file(digest), columns, (done) => progress({ done, total: undefined, unit: 'rows' })),
};
