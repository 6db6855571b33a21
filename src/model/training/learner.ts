import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Tensor, TensorLibrary } from '../engines/engine.ts';
import { tfjsOps } from '../executors/tfjs.ts';
import type { Ops } from '../ops.ts';
import { copyOf, type Weights, type WeightTensor } from '../weights.ts';
import { adamW, clip } from './adam-w.ts';
import { diverged } from './diverged.ts';

/** Gradients of all parameters together are cut to this length (Devlin et al. 2019). */
const LONGEST_GRADIENT = 1;

export interface LearnerOptions {
  /** What is trained; the values are copied. */
  readonly trained: Weights;
  /** What is only read. */
  readonly fixed: Weights;
  readonly weightDecay: number;
  /** The learning rate of a step, counted from 0. */
  readonly rate: (step: number) => number;
  readonly signal: AbortSignal;
}

/** Weights that learn from one batch after another. They live on the host; nothing stays on the engine between calls. */
export interface Learner {
  /** The trained weights as they are now; the next step changes them. */
  readonly weights: Weights;
  /**
   * One step against the gradient of `loss` (a scalar). Returns the loss before it.
   * @throws InvalidInput when the loss or its gradient is no number any more.
   */
  step(loss: (ops: Ops<Tensor>) => Tensor): Promise<number>;
}

export function learner(tf: TensorLibrary, options: LearnerOptions): Learner {
  const { fixed, rate, signal } = options;
  const weights = copyOf(options.trained);
  const names = [...weights.keys()];
  const update = adamW(options.weightDecay);
  let steps = 0;
  return {
    weights,
    async step(loss) {
      await nextTurn();
      signal.throwIfAborted();
      const tensors = tf.tidy(() => {
        const { value, grads } = tf.valueAndGrads((...values: Tensor[]) => {
          const learning = new Map(names.map((name, index) => [name, values[index] as Tensor]));
          return loss(tfjsOps(tf, (name) => learning.get(name) ?? onEngine(tf, fixed, name)));
        })(names.map((name) => onEngine(tf, weights, name)));
        return [value, ...grads];
      });
      const [value, ...gradients] = (await Promise.all(
        tensors.map((tensor) => tensor.data()),
      )) as Float32Array[];
      tf.dispose(tensors);
      const slopes = names.map((name, index) => {
        const { shape, values } = weights.get(name) as WeightTensor;
        return { name, values, gradient: gradients[index] as Float32Array, decays: shape.length > 1 };
      });
      const before = value?.[0] as number;
      const length = clip(slopes, LONGEST_GRADIENT);
      if (!Number.isFinite(before + length)) throw diverged(`at step ${steps + 1}`);
      update(slopes, rate(steps++));
      return before;
    },
  };
}

/** A weight as a tensor of the engine, to be disposed of by the caller's `tf.tidy`. */
export function onEngine(tf: TensorLibrary, weights: Weights, name: string): Tensor {
  const weight = weights.get(name);
  if (!weight) throw new Error(`there is no weight "${name}"`);
  return tf.tensor(weight.values, [...weight.shape], 'float32');
}
