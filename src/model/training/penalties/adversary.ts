import type { Tensor, TensorLibrary } from '../../engines/engine.ts';
import { categoricalCrossEntropy } from '../loss.ts';
import type { Compared, Penalty } from './penalty.ts';

const KERNEL = 'adversary.kernel';
const BIAS = 'adversary.bias';

/**
 * A second model learns to tell each row’s group by its logit, in each stratum by itself, while the first learns to mislead it:
 * its gradient is turned round on the way back (Zhang, Lemoine & Mitchell 2018; Ganin et al. 2016).
 */
export const adversary: Penalty = {
  id: 'adversary',
  weights: ({ groups, strata }) => [
    { name: KERNEL, shape: [strata, groups], initial: 'zeros' },
    { name: BIAS, shape: [strata, groups], initial: 'zeros' },
  ],
  of(tf, ops, logits, compared) {
    const { codes, groups, strata, strength } = compared;
    const stratum = tf.tensor2d(memberships(compared), [codes.length, strata]);
    const told = tf.mul(stratum, tf.reshape(turnedRound(tf, logits, strength), [-1, 1]));
    const guesses = tf.add(tf.matMul(told, ops.weight(KERNEL)), tf.matMul(stratum, ops.weight(BIAS)));
    const truth = tf.tensor1d(
      codes.map((code) => Math.max(0, code) % groups),
      'int32',
    );
    return categoricalCrossEntropy(tf, guesses, truth);
  },
};

/** The same numbers, whose gradient comes back `strength` times as large and with the other sign. */
function turnedRound(tf: TensorLibrary, x: Tensor, strength: number): Tensor {
  return tf.customGrad((...given) => ({
    value: tf.clone(given[0] as Tensor),
    gradFunc: (dy: Tensor) => tf.mul(dy, -strength),
  }))(x);
}

/** [rows, strata]: 1 where the row is in the stratum; a row that is not compared is in none, and nothing is learnt of it. */
function memberships({ codes, groups, strata }: Compared): Float32Array {
  const found = new Float32Array(codes.length * strata);
  codes.forEach((code, row) => {
    if (code >= 0) found[row * strata + Math.floor(code / groups)] = 1;
  });
  return found;
}
