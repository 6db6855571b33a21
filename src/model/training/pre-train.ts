import { InvalidInput } from '../../errors.ts';
import { type Random, random, shuffled } from '../../stats/random.ts';
import type { Backbone } from '../architecture.ts';
import type { TensorLibrary } from '../engines/engine.ts';
import { tfjsOps } from '../executors/tfjs.ts';
import type { Weights } from '../weights.ts';
import { batches, cut } from './batches.ts';
import { weightsFrom } from './blocks.ts';
import type { TrainingContext } from './context.ts';
import { onEngine } from './gradients.ts';
import { initialWeights } from './initial-weights.ts';
import { learner } from './learner.ts';
import { categoricalCrossEntropy } from './loss.ts';
import { languageHeadWeights, maskedScores, maskedTruth } from './masked-language-model.ts';
import { hide, maskable, type SpecialTokens } from './masking.ts';
import { warmUpThenDecay } from './schedule.ts';

/** Share of the sequences that is never trained on but measured at the end, and the most that are. */
const HELD_OUT_SHARE = 0.05;
const MOST_HELD_OUT = 512;
const POINTS_OF_CURVE = 100;

export interface PreTraining {
  readonly backbone: Backbone;
  /** All weights of the backbone, by its own names. */
  readonly weights: Weights;
  /** Token ids with the special tokens in their places, each no longer than the backbone takes. */
  readonly sequences: readonly Int32Array[];
  readonly special: SpecialTokens;
  readonly options: PreTrainingOptions;
}

export interface PreTrainingOptions {
  readonly steps: number;
  /** Sequences of one step. */
  readonly batch: number;
  readonly rate: number;
  /** Share of the steps in which the rate rises. */
  readonly warmUp: number;
  readonly weightDecay: number;
  /** Share of the tokens that is hidden, 0.15 unless told; more teaches small models faster (Wettig et al. 2023). */
  readonly masked?: number;
  readonly seed: number;
}

export interface PreTrained {
  /** All weights of the backbone, as given but trained. */
  readonly weights: Weights;
  /** BERT's head over the masked tokens, by its names in checkpoints. */
  readonly head: Weights;
  /** Mean loss of the steps since the point before; `step` counts from 1. */
  readonly curve: readonly { readonly step: number; readonly loss: number }[];
  /** Among hidden tokens of sequences that were not trained on, the share that is found. */
  readonly heldOut: { readonly accuracy: number; readonly tokens: number };
}

/**
 * Teaches a backbone a language by letting it guess hidden words (Devlin et al. 2019). Same input and seed, same bytes.
 * @throws InvalidInput when fewer than two sequences have a token to hide, or the training diverges.
 */
export async function preTrain(given: PreTraining, context: TrainingContext): Promise<PreTrained> {
  const { backbone, weights, sequences, special, options } = given;
  const { progress, signal, engine } = context;
  const source = random(options.seed, 'pre-training');
  const usable = sequences.filter((sequence) => maskable(sequence, special).length > 0);
  if (usable.length < 2) {
    throw new InvalidInput('there is not enough text to pre-train on', {}, 'Give two sequences at least.');
  }
  const { training, heldOut } = divide(usable.length, source.fork('held out'));
  const lengths = Int32Array.from(usable, (sequence) => sequence.length);
  const masked = (rows: Int32Array, stream: Random) =>
    Array.from(rows, (row) => hide(usable[row] as Int32Array, special, stream, options.masked));

  const tf = await engine.start();
  const names = new Set(weightsFrom(backbone, 0));
  const head = initialWeights(languageHeadWeights(backbone), backbone.initialDeviation, source.fork('head'));
  const learning = learner(tf, {
    trained: new Map([...[...weights].filter(([name]) => names.has(name)), ...head]),
    fixed: weights,
    weightDecay: options.weightDecay,
    rate: warmUpThenDecay(options.rate, options.steps, options.warmUp),
    signal,
  });

  const order = source.fork('order');
  const hiding = source.fork('hiding');
  const curve: { step: number; loss: number }[] = [];
  const between = Math.ceil(options.steps / POINTS_OF_CURVE);
  let waiting: Int32Array[] = [];
  let losses: number[] = [];
  for (let step = 1; step <= options.steps; step++) {
    if (waiting.length === 0) waiting = batches(training, options.batch, lengths, order);
    const batch = masked(waiting.pop() as Int32Array, hiding);
    const loss = await learning.step((ops) =>
      categoricalCrossEntropy(
        tf,
        maskedScores(tf, ops, backbone, batch),
        tf.tensor1d(maskedTruth(batch), 'int32'),
      ),
    );
    losses.push(loss);
    if (step % between === 0 || step === options.steps) {
      curve.push({ step, loss: losses.reduce((sum, each) => sum + each, 0) / losses.length });
      losses = [];
    }
    progress({ done: step, total: options.steps, unit: 'steps' });
  }

  const guessed: Awaited<ReturnType<typeof rightGuesses>>[] = [];
  for (const [index, rows] of cut(heldOut, options.batch).entries()) {
    const hidden = masked(rows, source.fork(`held out/${index}`));
    guessed.push(await rightGuesses(tf, backbone, learning.weights, hidden));
  }
  const total = (part: 'right' | 'tokens') => guessed.reduce((sum, each) => sum + each[part], 0);
  return {
    weights: new Map(Array.from(weights, ([name, weight]) => [name, learning.weights.get(name) ?? weight])),
    head: new Map([...learning.weights].filter(([name]) => head.has(name))),
    curve,
    heldOut: { accuracy: total('right') / total('tokens'), tokens: total('tokens') },
  };
}

function divide(
  count: number,
  source: Random,
): { readonly training: Int32Array; readonly heldOut: Int32Array } {
  const order = shuffled(count, source);
  const size = Math.min(MOST_HELD_OUT, Math.max(1, Math.round(count * HELD_OUT_SHARE)));
  return { heldOut: order.slice(0, size).sort(), training: order.slice(size).sort() };
}

async function rightGuesses(
  tf: TensorLibrary,
  backbone: Backbone,
  weights: Weights,
  masked: Parameters<typeof maskedTruth>[0],
): Promise<{ readonly right: number; readonly tokens: number }> {
  const truth = maskedTruth(masked);
  const tensor = tf.tidy(() => {
    const ops = tfjsOps(tf, (name) => onEngine(tf, weights, name));
    return tf.argMax(maskedScores(tf, ops, backbone, masked), -1);
  });
  const guesses = await tensor.data();
  tensor.dispose();
  return { right: truth.filter((token, place) => token === guesses[place]).length, tokens: truth.length };
}
