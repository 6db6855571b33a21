import type { DatasetInput } from '../config/load-audit.ts';
import { datasetCodec } from '../data/dataset-codec.ts';
import { type DatasetOptions, readDataset } from '../data/read-dataset.ts';
import type { AuditStage } from './artefacts.ts';
import { encoderOf, encoders, modelOf } from './encoders/index.ts';

interface Options {
  readonly files: readonly DatasetInput[];
  readonly columns: DatasetOptions;
  /** Of the split. */
  readonly seed: number;
}

export const datasetStage: AuditStage<'dataset', never, Options> = {
  makes: 'dataset',
  needs: [],
  version: 2,
  seeded: false,
  title: 'Dataset',
  codec: datasetCodec,
  options(job) {
    const { dataset } = job.config;
    if (!dataset) throw new Error('an audit without a dataset has none to read');
    const { label, protected: attributes, weight, cluster, stratum, split } = dataset;
    const { seed = job.config.seed, ...shares } = split;
    const inputs = encoders.get(encoderOf(job).encoder).inputs(modelOf(job));
    return {
      files: job.inputs.dataset,
      columns: { label, protected: attributes, weight, cluster, stratum, inputs, split: shares },
      seed,
    };
  },
  run: (_, { files, columns, seed }, { file, progress }) =>
    readDataset(
      files.map(({ digest, ...rest }) => ({ ...rest, path: file(digest) })),
      columns,
      seed,
      (done) => progress({ done, total: undefined, unit: 'rows' }),
    ),
};
