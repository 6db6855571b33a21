import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Tensor, TensorLibrary } from '../engines/engine.ts';
import type { Ops } from '../ops.ts';
import { copyOf, type Weights } from '../weights.ts';
import { adamW, clip, type Moments, noMoments } from './adam-w.ts';
import { diverged } from './diverged.ts';
import { type Gradients, gradientsOf } from './gradients.ts';

/** Gradients of all parameters together are cut to this length unless told otherwise (Devlin et al. 2019). */
const LONGEST_GRADIENT = 1;

export interface LearnerOptions {
  /** What is trained; the values are copied. */
  readonly trained: Weights;
  /** What is only read. */
  readonly fixed: Weights;
  readonly weightDecay: number;
  /** The learning rate of a step, counted from 0. */
  readonly rate: (step: number) => number;
  /** The share of that rate which a weight learns at; 1 unless told. */
  readonly share?: (name: string) => number;
  /** Longest that all gradients together may be. */
  readonly longest?: number;
  /** What was remembered when these weights were left; changed in place. */
  readonly moments?: Moments;
  readonly signal: AbortSignal;
}

/** Weights that learn from one batch after another. They live on the host; nothing stays on the engine between calls. */
export interface Learner {
  /** The trained weights as they are now; the next step changes them. */
  readonly weights: Weights;
  readonly moments: Moments;
  /**
   * One step against the gradient of `loss` (a scalar). Returns the loss before it.
   * @throws InvalidInput when the loss or its gradient is no number any more.
   */
  step(loss: (ops: Ops<Tensor>) => Tensor): Promise<number>;
  /** The same with gradients that were computed elsewhere; they are changed. */
  learn(compute: (weights: Weights) => Promise<Gradients>): Promise<number>;
}

export function learner(tf: TensorLibrary, options: LearnerOptions): Learner {
  const { fixed, rate, share, longest = LONGEST_GRADIENT, moments = noMoments(), signal } = options;
  const weights = copyOf(options.trained);
  const update = adamW(options.weightDecay, moments);
  const learn: Learner['learn'] = async (compute) => {
    await nextTurn();
    signal.throwIfAborted();
    const { loss, gradients } = await compute(weights);
    const slopes = Array.from(weights, ([name, { shape, values }], index) => ({
      name,
      values,
      gradient: gradients[index] as Float32Array,
      decays: shape.length > 1,
      share: share?.(name) ?? 1,
    }));
    const length = clip(slopes, longest);
    if (!Number.isFinite(loss + length)) throw diverged(`at step ${moments.steps + 1}`);
    update(slopes, rate(moments.steps));
    return loss;
  };
  return {
    weights,
    moments,
    learn,
    step: (loss) => learn((trained) => gradientsOf(tf, { trained, fixed }, loss)),
  };
}
