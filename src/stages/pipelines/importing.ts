import { importPredictionsStage } from '../import-predictions.ts';
import { importProvenanceStage } from '../import-provenance.ts';
import { judging } from './judging.ts';
import type { Pipeline } from './pipeline.ts';

/** From a file of predictions: judge a model that somebody else ran. */
export const importing: Pipeline = {
  stages: [importPredictionsStage, importProvenanceStage, ...judging],
  reads: 'predictions',
};
