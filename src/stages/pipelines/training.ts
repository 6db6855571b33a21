import { mitigationChoice } from '../../config/mitigation-choice.ts';
import { chooseEngine } from '../../model/engines/index.ts';
import { adaptedStage } from '../adapted.ts';
import { costStage } from '../cost.ts';
import { datasetStage } from '../dataset.ts';
import { encoderOf, encoders, modelOf } from '../encoders/index.ts';
import { evidenceStage } from '../evidence.ts';
import { featuresStage } from '../features.ts';
import { checkMitigation } from '../mitigating.ts';
import { modelStage } from '../model.ts';
import { predictionsStage } from '../predictions.ts';
import { provenanceStage } from '../provenance.ts';
import { repairedStage } from '../repaired.ts';
import { ruleStage } from '../rule.ts';
import { scoresStage } from '../scores.ts';
import { termsStage } from '../terms.ts';
import { checkTrials, trialsStage } from '../trials.ts';
import { judging } from './judging.ts';
import type { Pipeline } from './pipeline.ts';

/** From a dataset: train a model, then judge it on the rows that it never saw. */
export const training: Pipeline = {
  stages: [
    datasetStage,
    termsStage,
    adaptedStage,
    featuresStage,
    repairedStage,
    modelStage,
    scoresStage,
    ruleStage,
    predictionsStage,
    trialsStage,
    evidenceStage,
    costStage,
    provenanceStage,
    ...judging,
  ],
  reads: 'dataset',
  async engine(requested) {
    const { engine, passedOver } = await chooseEngine(requested);
    const notes = passedOver.length === 0 ? [] : [`Training on ${engine.title}. ${passedOver.join('; ')}.`];
    return { id: engine.id, notes };
  },
  async check(job, context) {
    const { encoder: id, given } = encoderOf(job);
    const encoder = encoders.get(id);
    await encoder.check(given, context, encoder.adapting?.(modelOf(job), job));
    const dataset = await context.make('dataset');
    checkTrials(job, dataset);
    const mitigation = mitigationChoice(job.config);
    if (mitigation) checkMitigation(mitigation, dataset);
    await encoder.checkRows?.(dataset, given, context);
  },
};
