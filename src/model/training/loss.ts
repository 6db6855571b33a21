import type { Tensor, TensorLibrary } from '../engines/engine.ts';

/** Smallest share that the logarithm is taken of; the gradient does not depend on it. */
const SMALLEST_SHARE = 1e-37;

/**
 * Cross-entropy of a yes or no, weighted and divided by the number of rows. Logits, labels and weights are [rows].
 * The gradient is taken in closed form: probability − label.
 */
export function binaryCrossEntropy(tf: TensorLibrary, logits: Tensor, label: Tensor, weight: Tensor): Tensor {
  const mean = tf.customGrad((...given) => {
    const [logits, save] = given as [Tensor, (tensors: Tensor[]) => void];
    save([logits, label, weight]);
    const softplus = tf.add(tf.relu(logits), tf.log1p(tf.exp(tf.neg(tf.abs(logits)))));
    const perRow = tf.mul(weight, tf.sub(softplus, tf.mul(logits, label)));
    const gradFunc = (dy: Tensor, saved: Tensor[]) => {
      const [logits, label, weight] = saved as [Tensor, Tensor, Tensor];
      return tf.mul(tf.div(dy, logits.size), tf.mul(weight, tf.sub(tf.sigmoid(logits), label)));
    };
    return { value: tf.div(tf.sum(perRow), logits.size), gradFunc };
  });
  return mean(logits);
}

/** The same of one row, in double precision on the host. */
export function crossEntropyOf(logit: number, label: number): number {
  return Math.max(logit, 0) + Math.log1p(Math.exp(-Math.abs(logit))) - logit * label;
}

/** Mean cross-entropy of one class among many. Scores are [rows, classes], truth [rows] of int32. */
export function categoricalCrossEntropy(tf: TensorLibrary, scores: Tensor, truth: Tensor): Tensor {
  const [, classes] = scores.shape as [number, number];
  const mean = tf.customGrad((...given) => {
    const [scores, save] = given as [Tensor, (tensors: Tensor[]) => void];
    const shares = tf.softmax(scores);
    const right = tf.cast(tf.oneHot(truth as ReturnType<typeof tf.tensor1d>, classes), 'float32');
    const found = tf.sum(tf.mul(shares, right), -1);
    const gradient = tf.div(tf.sub(shares, right), truth.size);
    save([gradient]);
    const gradFunc = (dy: Tensor, [gradient]: Tensor[]) => tf.mul(dy, gradient as Tensor);
    return { value: tf.neg(tf.mean(tf.log(tf.maximum(found, SMALLEST_SHARE)))), gradFunc };
  });
  return mean(scores);
}
