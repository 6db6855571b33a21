import { availableParallelism } from 'node:os';
import { random } from '../../stats/random.ts';
import type { Features } from '../features.ts';
import { countOf, type Weights } from '../weights.ts';
import { batches } from './batches.ts';
import type { TrainingContext } from './context.ts';
import { earlyStopping } from './early-stopping.ts';
import type { NamedPenalty, Part } from './gradients.ts';
import { freshHead } from './head.ts';
import { initialWeights } from './initial-weights.ts';
import { layerDecay } from './layer-decay.ts';
import { learner } from './learner.ts';
import { logitsOf, network } from './network.ts';
import type { FineTuneOptions } from './options.ts';
import { dealt, partsFor } from './parts.ts';
import { penalties } from './penalties/index.ts';
import { balanced, relativeWeights, weightedLoss } from './row-weights.ts';
import { warmUpThenDecay } from './schedule.ts';
import { standardised, standardOf } from './standardise.ts';
import { team } from './threads/team.ts';
import type { Epoch, TrainedModel } from './trained-model.ts';
import { packState, unpackState } from './training-state.ts';
import { type Trunk, trainedWeights } from './trunk.ts';

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
  /** What is added to the loss, of all rows; then no validation row is watched, since none is compared. */
  readonly penalty?: NamedPenalty | undefined;
  readonly seed: number;
}

/**
 * Trains a head, and the trunk with it, to tell label 1 from label 0. Vectors are standardised first. The same input and
 * seed give the same bytes on the same engine, also where training was stopped and goes on from what the scratch kept
 * after each epoch. Progress counts steps.
 * @throws InvalidInput when there is nothing to learn from, or the training diverges.
 */
export async function fineTune(given: FineTuning, context: TrainingContext): Promise<TrainedModel> {
  const { label, train, trunk, options, penalty } = given;
  const { progress, signal, engine, scratch } = context;
  const relative = relativeWeights(label.length, train, given.weight);
  const weight = options.classWeights === 'balanced' ? balanced(relative, train, label) : relative;
  const watched = penalty ? new Int32Array() : given.validation.filter((row) => (weight[row] as number) > 0);
  const source = random(given.seed, 'fine-tuning');

  const { features, standard, width } = prepare(given);
  const net = network(features, trunk, options.hidden);
  const fixed: Weights = trunk?.weights ?? new Map();
  const blocks: Weights = trunk ? trainedWeights(trunk) : new Map();
  const head = freshHead(width, options.hidden, source.fork('head'));
  const opponent = penalty
    ? initialWeights(penalties.get(penalty.id).weights(penalty), 0, source)
    : new Map();
  const fresh: Weights = new Map([...blocks, ...head, ...opponent]);
  const stepsOfEpoch = Math.ceil(train.length / options.batch);
  const steps = Math.min(stepsOfEpoch * options.epochs, options.steps ?? Number.POSITIVE_INFINITY);
  const epochs = Math.ceil(steps / stepsOfEpoch);

  const kept = await scratch?.recall();
  const state = kept && unpackState(kept);
  const tf = await engine.start();
  const learning = learner(tf, {
    trained: state?.weights ?? fresh,
    fixed,
    weightDecay: options.weightDecay,
    rate: warmUpThenDecay(options.rate, steps, options.warmUp),
    share: layerDecay(trunk, options.layerDecay),
    longest: options.clip,
    ...(state && { moments: state.moments }),
    signal,
  });
  const parts = engine.runsOn === 'one thread' ? partsFor(trunk, net.lengths, options.batch) : 1;
  const threads = Math.min(parts, context.threads ?? availableParallelism());
  const workers = await team({ engine, learning: { trained: fresh, fixed }, program: net.program, threads });
  const part = (rows: Int32Array, of: number): Part => ({
    inputs: net.inputs(rows),
    label: Float32Array.from(rows, (row) => label[row] as number),
    weight: Float32Array.from(rows, (row) => ((weight[row] as number) * rows.length) / of),
    penalty: penalty && {
      ...penalty,
      codes: rows.map((row) => penalty.codes[row] as number),
      strength: (penalty.strength * rows.length) / of,
    },
  });

  const stopping = earlyStopping(options.earlyStopping, state?.best);
  const curve: Epoch[] = [...(state?.curve ?? [])];
  const validate = async () => {
    const logits = await logitsOf(tf, net, new Map([...fixed, ...learning.weights]), watched, { signal });
    return weightedLoss(logits, watched, label, weight);
  };
  try {
    for (let epoch = curve.length + 1; epoch <= epochs && !stopping.over(epoch - 1); epoch++) {
      let [sum, seen] = [0, 0];
      let done = (epoch - 1) * stepsOfEpoch;
      const pass = batches(train, options.batch, net.lengths, source.fork(`order/${epoch}`));
      for (const rows of pass.slice(0, steps - done)) {
        const some = dealt(rows, parts).map((each) => part(each, rows.length));
        sum += rows.length * (await learning.learn((weights) => workers.gradients(weights, some)));
        seen += rows.length;
        progress({ done: ++done, total: steps, unit: 'steps' });
      }
      const loss = sum / seen;
      if (watched.length === 0) curve.push({ epoch, loss });
      else {
        const validationLoss = await validate();
        curve.push({ epoch, loss, validationLoss });
        if (options.earlyStopping > 0) stopping.tell(epoch, validationLoss, learning.weights);
      }
      await scratch?.keep(packState({ ...learning, curve, best: stopping.best() }));
    }
  } finally {
    await workers.close();
  }

  const best = stopping.best() ?? { epoch: curve.length, weights: learning.weights };
  return {
    weights: new Map([...standard, ...best.weights].filter(([name]) => !opponent.has(name))),
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
