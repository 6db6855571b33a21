import type { Features } from '../features.ts';
import type { TrainingContext } from './context.ts';
import { logitsOf, network } from './network.ts';
import type { FineTuneOptions } from './options.ts';
import { standardised } from './standardise.ts';
import type { TrainedModel } from './trained-model.ts';
import type { Trunk } from './trunk.ts';

export interface Prediction {
  readonly features: Features;
  readonly model: TrainedModel;
  /** The one that the model was trained with; the model's own weights take the place of its initial ones. */
  readonly trunk?: Trunk | undefined;
  readonly options: Pick<FineTuneOptions, 'hidden'>;
}

/** The model's probability of label 1 for every row of the features, in [0, 1]. Progress counts rows. */
export async function predictScores(given: Prediction, context: TrainingContext): Promise<Float64Array> {
  const { model, trunk, options } = given;
  const { progress, signal, engine } = context;
  const features =
    given.features.kind === 'vectors' ? standardised(given.features, model.weights) : given.features;
  const net = network(features, trunk, options.hidden);
  const weights = new Map([...(trunk?.weights ?? []), ...model.weights]);
  const rows = Int32Array.from({ length: features.rows }, (_, row) => row);
  const tf = await engine.start();
  const logits = await logitsOf(tf, net, weights, rows, {
    signal,
    done: (done) => progress({ done, total: rows.length, unit: 'rows' }),
  });
  return Float64Array.from(logits, (logit) => 1 / (1 + Math.exp(-logit)));
}
