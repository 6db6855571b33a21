import { InvalidInput } from '../../errors.ts';
import { type Random, random, shuffled } from '../../stats/random.ts';
import type { Backbone } from '../architecture.ts';
import type { Weights } from '../weights.ts';
import { batches, cut } from './batches.ts';
import { weightsFrom } from './blocks.ts';
import type { TrainingContext } from './context.ts';
import { askHeldOut, type HeldOut } from './held-out.ts';
import { initialWeights } from './initial-weights.ts';
import { answers, languageHeadWeights, languageScores } from './language-model.ts';
import { type Learner, learner } from './learner.ts';
import { categoricalCrossEntropy } from './loss.ts';
import type { SpecialTokens } from './masking.ts';
import { packPreTraining, type StepLoss, unpackPreTraining } from './pre-training-state.ts';
import { pretexts, type Question } from './pretexts.ts';
import { warmUpThenDecay } from './schedule.ts';

/** Share of the sequences that is never trained on but measured before and after, and the most that are. */
const HELD_OUT_SHARE = 0.05;
const MOST_HELD_OUT = 512;
const POINTS_OF_CURVE = 100;
/** Points of the curve after which training could go on. */
const KEPT_EVERY = 10;

export interface PreTraining {
  readonly backbone: Backbone;
  /** All weights of the backbone, by its own names. */
  readonly weights: Weights;
  /** The weights of the head that its family answers with; drawn afresh where there are none. */
  readonly head?: Weights | undefined;
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
  /**
   * Steps in which a fresh head alone learns to read a backbone that was trained before, at `headRate`; without them its
   * errors would first distort what the backbone knows (Kumar et al. 2022). None unless told.
   */
  readonly headSteps?: number;
  readonly headRate?: number;
  readonly seed: number;
}

export interface PreTrained {
  /** All weights of the backbone, as given but trained. */
  readonly weights: Weights;
  /** The head that the family answers with, by its names in checkpoints. */
  readonly head: Weights;
  /** Mean loss of the steps since the point before; `step` counts from 1. */
  readonly curve: readonly StepLoss[];
  /** Of sequences that were not trained on: before the backbone learnt anything, and in the end. */
  readonly before: HeldOut;
  readonly heldOut: HeldOut;
}

/**
 * Teaches a backbone a language by the task of its family: guessing hidden words, or the next. Same input and seed, same
 * bytes, also where training was stopped and goes on from what the scratch kept.
 * @throws InvalidInput when fewer than two sequences have a token to ask about, or the training diverges.
 */
export async function preTrain(given: PreTraining, context: TrainingContext): Promise<PreTrained> {
  const { backbone, weights, sequences, special, options } = given;
  const { progress, signal, engine, scratch } = context;
  const { fits, ask } = pretexts[backbone.pretext.task];
  const source = random(options.seed, 'pre-training');
  const usable = sequences.filter((sequence) => fits(sequence, special));
  if (usable.length < 2) {
    throw new InvalidInput('there is not enough text to pre-train on', {}, 'Give two sequences at least.');
  }
  const { training, heldOut } = divide(usable.length, source.fork('held out'));
  const lengths = Int32Array.from(usable, (sequence) => sequence.length);
  const questions = (rows: Int32Array, stream: Random) =>
    Array.from(rows, (row) => ask(usable[row] as Int32Array, special, stream, options.masked));

  const tf = await engine.start();
  const examined = cut(heldOut, options.batch).map((rows, index) =>
    questions(rows, source.fork(`held out/${index}`)),
  );
  const examine = (learnt: Weights) => askHeldOut(tf, backbone, new Map([...weights, ...learnt]), examined);
  const answer = (learning: Learner, batch: readonly Question[]) =>
    learning.step((ops) =>
      categoricalCrossEntropy(
        tf,
        languageScores(tf, ops, backbone, batch),
        tf.tensor1d(answers(batch), 'int32'),
      ),
    );
  const { headSteps = 0, headRate = options.rate } = given.head ? {} : options;
  const total = headSteps + options.steps;

  async function fittedHead(): Promise<Weights> {
    const deviation = backbone.initialDeviation;
    const fresh = given.head ?? initialWeights(languageHeadWeights(backbone), deviation, source.fork('head'));
    if (headSteps === 0 || fresh.size === 0) return fresh;
    const learning = learner(tf, {
      trained: fresh,
      fixed: weights,
      weightDecay: options.weightDecay,
      rate: warmUpThenDecay(headRate, headSteps, options.warmUp),
      signal,
    });
    const draw = drawing(training, options.batch, lengths, source.fork('head/order'));
    const hiding = source.fork('head/hiding');
    for (let step = 1; step <= headSteps; step++) {
      await answer(learning, questions(draw(), hiding));
      progress({ done: step, total, unit: 'steps' });
    }
    return learning.weights;
  }

  const kept = await scratch?.recall();
  const state = kept && unpackPreTraining(kept);
  const head = state ? undefined : await fittedHead();
  const before = state?.before ?? (await examine(head ?? new Map()));
  const names = new Set(weightsFrom(backbone, 0));
  const learning = learner(tf, {
    trained:
      state?.weights ?? new Map([...[...weights].filter(([name]) => names.has(name)), ...(head ?? [])]),
    fixed: weights,
    weightDecay: options.weightDecay,
    rate: warmUpThenDecay(options.rate, options.steps, options.warmUp),
    ...(state && { moments: state.moments }),
    signal,
  });

  const draw = drawing(training, options.batch, lengths, source.fork('order'));
  const hiding = source.fork('hiding');
  const curve: StepLoss[] = [...(state?.curve ?? [])];
  const done = curve.at(-1)?.step ?? 0;
  const between = Math.ceil(options.steps / POINTS_OF_CURVE);
  let losses: number[] = [];
  for (let step = 1; step <= options.steps; step++) {
    const batch = questions(draw(), hiding);
    if (step <= done) continue;
    losses.push(await answer(learning, batch));
    progress({ done: total - options.steps + step, total, unit: 'steps' });
    if (step % between !== 0 && step !== options.steps) continue;
    curve.push({ step, loss: losses.reduce((sum, each) => sum + each, 0) / losses.length });
    losses = [];
    if (curve.length % KEPT_EVERY === 0) await scratch?.keep(packPreTraining({ ...learning, curve, before }));
  }

  return {
    weights: new Map(Array.from(weights, ([name, weight]) => [name, learning.weights.get(name) ?? weight])),
    head: new Map([...learning.weights].filter(([name]) => !weights.has(name))),
    curve,
    before,
    heldOut: await examine(learning.weights),
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

/** The rows of one step after another, pass upon pass. */
function drawing(rows: Int32Array, size: number, lengths: Int32Array, order: Random): () => Int32Array {
  let waiting: Int32Array[] = [];
  return () => {
    if (waiting.length === 0) waiting = batches(rows, size, lengths, order);
    return waiting.pop() as Int32Array;
  };
}
