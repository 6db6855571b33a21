import { random } from '../../stats/random.ts';
import type { Features } from '../features.ts';
import { countOf, type Weights } from '../weights.ts';
import { batches } from './batches.ts';
import type { TrainingContext } from './context.ts';
import { earlyStopping } from './early-stopping.ts';
import { freshHead } from './head.ts';
import { learner } from './learner.ts';
import { binaryCrossEntropy } from './loss.ts';
import { logitsOf, network } from './network.ts';
import type { FineTuneOptions } from './options.ts';
import { relativeWeights, weightedLoss } from './row-weights.ts';
import { warmUpThenDecay } from './schedule.ts';
import { standardised, standardOf } from './standardise.ts';
import type { Epoch, TrainedModel } from './trained-model.ts';
import { type Trunk, trainedWeights } from './trunk.ts';

const WARM_UP = 0.1;

export interface FineTuning {
  readonly features: Features;
  /** One entry a row of the features: 1 is the favourable outcome. */
  readonly label: Uint8Array;
  /** Sample weights, one a row, finite and ≥ 0; only their proportions matter. */
  readonly weight?: Float64Array | undefined;
  /** Row ids to learn from. */
  readonly train: Int32Array;
  /** Row ids to watch for early stopping; may be empty. */
  readonly validation: Int32Array;
  /** Needed for `states` and `tokens`. */
  readonly trunk?: Trunk | undefined;
  readonly options: FineTuneOptions;
  readonly seed: number;
}

/**
 * Trains a head, and the trunk with it, to tell label 1 from label 0. Vectors are standardised first. The same input and
 * seed give the same bytes on the same engine. Progress counts steps.
 * @throws InvalidInput when there is nothing to learn from, or the training diverges.
 */
export async function fineTune(given: FineTuning, context: TrainingContext): Promise<TrainedModel> {
  const { label, train, trunk, options } = given;
  const { progress, signal, engine } = context;
  const weight = relativeWeights(label.length, train, given.weight);
  const watched = given.validation.filter((row) => (weight[row] as number) > 0);
  const source = random(given.seed, 'fine-tuning');
  const order = source.fork('order');

  const { features, standard, width } = prepare(given);
  const net = network(features, trunk, options.hidden);
  const blocks: Weights = trunk ? trainedWeights(trunk) : new Map();
  const head = freshHead(width, options.hidden, source.fork('head'));
  const steps = Math.ceil(train.length / options.batch) * options.epochs;

  const tf = await engine.start();
  const learning = learner(tf, {
    trained: new Map([...blocks, ...head]),
    fixed: trunk?.weights ?? new Map(),
    weightDecay: options.weightDecay,
    rate: warmUpThenDecay(options.rate, steps, WARM_UP),
    signal,
  });
  const learn = (rows: Int32Array) =>
    learning.step((ops) => {
      const pick = (from: Uint8Array | Float64Array) =>
        tf.tensor1d(Float32Array.from(rows, (row) => from[row] as number));
      return binaryCrossEntropy(tf, net.logits(tf, ops, rows), pick(label), pick(weight));
    });

  const stopping = earlyStopping(options.earlyStopping);
  const curve: Epoch[] = [];
  let done = 0;
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    let sum = 0;
    for (const rows of batches(train, options.batch, net.lengths, order)) {
      sum += rows.length * (await learn(rows));
      progress({ done: ++done, total: steps, unit: 'steps' });
    }
    const loss = sum / train.length;
    if (watched.length === 0) {
      curve.push({ epoch, loss });
      continue;
    }
    const weights = new Map([...(trunk?.weights ?? []), ...learning.weights]);
    const validationLoss = weightedLoss(
      await logitsOf(tf, net, weights, watched, { signal }),
      watched,
      label,
      weight,
    );
    curve.push({ epoch, loss, validationLoss });
    if (options.earlyStopping > 0 && stopping.stops(epoch, validationLoss, learning.weights)) break;
  }

  const best = stopping.best() ?? { epoch: curve.length, weights: learning.weights };
  return {
    weights: new Map([...standard, ...best.weights]),
    curve,
    bestEpoch: best.epoch,
    engine: engine.id,
    parameters: countOf(trunk?.backbone.weights ?? []) + countOf(head.values()),
    trained: countOf(blocks.values()) + countOf(head.values()),
  };
}

/** What enters the network, and how vectors were standardised. */
function prepare({ features, train, trunk }: FineTuning): {
  readonly features: Features;
  readonly standard: Weights;
  readonly width: number;
} {
  if (features.kind !== 'vectors')
    return { features, standard: new Map(), width: trunk?.backbone.width ?? 0 };
  const standard = standardOf(features, train);
  return { features: standardised(features, standard), standard, width: features.width };
}
