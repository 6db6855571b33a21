import type { Tensor, TensorLibrary } from '../engines/engine.ts';
import { type Program, replay } from '../executors/program.ts';
import { tfjsOps } from '../executors/tfjs.ts';
import type { Ops } from '../ops.ts';
import type { Weights } from '../weights.ts';
import { type Inputs, tensorsOf } from './inputs.ts';
import { binaryCrossEntropy } from './loss.ts';
import { penalties } from './penalties/index.ts';
import type { Compared } from './penalties/penalty.ts';

/** A loss, and how it changes with each trained weight, in the weights' order. */
export interface Gradients {
  readonly loss: number;
  readonly gradients: readonly Float32Array[];
}

/** Weights that are trained, and others that are only read. */
export interface Learning {
  readonly trained: Weights;
  readonly fixed: Weights;
}

/** The gradient of `loss` (a scalar) at the weights. Nothing stays on the engine. */
export async function gradientsOf(
  tf: TensorLibrary,
  { trained, fixed }: Learning,
  loss: (ops: Ops<Tensor>) => Tensor,
): Promise<Gradients> {
  const names = [...trained.keys()];
  const tensors = tf.tidy(() => {
    const { value, grads } = tf.valueAndGrads((...values: Tensor[]) => {
      const learning = new Map(names.map((name, index) => [name, values[index] as Tensor]));
      return loss(tfjsOps(tf, (name) => learning.get(name) ?? onEngine(tf, fixed, name)));
    })(names.map((name) => onEngine(tf, trained, name)));
    return [value, ...grads];
  });
  const [value, ...gradients] = (await Promise.all(tensors.map((tensor) => tensor.data()))) as Float32Array[];
  tf.dispose(tensors);
  return { loss: value?.[0] as number, gradients };
}

/** Some rows of a batch: what the network is given of them, their labels, and what each weighs in the loss. */
export interface Part {
  readonly inputs: Inputs;
  readonly label: Float32Array;
  readonly weight: Float32Array;
  readonly penalty?: NamedPenalty | undefined;
}

/** Which penalty is added to the loss, and of whom. */
export interface NamedPenalty extends Compared {
  readonly id: string;
}

/** The gradient of a part's cross-entropy and penalty, where the program turns inputs into logits. */
export function partGradients(
  tf: TensorLibrary,
  learning: Learning,
  program: Program,
  { inputs, label, weight, penalty }: Part,
): Promise<Gradients> {
  return gradientsOf(tf, learning, (ops) => {
    const logits = replay(program, ops, tensorsOf(tf, inputs));
    const loss = binaryCrossEntropy(tf, logits, tf.tensor1d(label), tf.tensor1d(weight));
    return penalty ? tf.add(loss, penalties.get(penalty.id).of(tf, ops, logits, penalty)) : loss;
  });
}

/** A weight as a tensor of the engine, to be disposed of by the caller's `tf.tidy`. */
export function onEngine(tf: TensorLibrary, weights: Weights, name: string): Tensor {
  const weight = weights.get(name);
  if (!weight) throw new Error(`there is no weight "${name}"`);
  return tf.tensor(weight.values, [...weight.shape], 'float32');
}
