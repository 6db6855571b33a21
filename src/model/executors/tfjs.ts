import type { Tensor, TensorLibrary } from '../engines/engine.ts';
import type { Activation, Ops } from '../ops.ts';
import { tfjsImageOps } from './tfjs-image-ops.ts';

/**
 * The operations on TF.js, all of them differentiable. Call inside `tf.tidy`.
 * `weight` looks a tensor of the checkpoint up, and throws when there is none.
 */
export function tfjsOps(tf: TensorLibrary, weight: (name: string) => Tensor): Ops<Tensor> {
  const activations: Readonly<Record<Activation, (x: Tensor) => Tensor>> = {
    gelu: gelu(tf),
    'gelu-tanh': (x) => {
      const inner = tf.mul(
        tf.add(x, tf.mul(tf.pow(x, tf.scalar(3, 'int32')), 0.044715)),
        Math.sqrt(2 / Math.PI),
      );
      return tf.mul(tf.mul(x, 0.5), tf.add(tf.tanh(inner), 1));
    },
    relu: (x) => tf.relu(x),
    tanh: (x) => tf.tanh(x),
  };
  return {
    weight,
    scalar: (value) => tf.scalar(value),
    matMul: (a, b, options) => matMul(tf, a, b, options?.transposeB ?? false),
    add: (a, b) => tf.add(a, b),
    sub: (a, b) => tf.sub(a, b),
    mul: (a, b) => tf.mul(a, b),
    div: (a, b) => tf.div(a, b),
    sqrt: (x) => tf.sqrt(x),
    activate: (x, activation) => activations[activation](x),
    softmax: (x) => tf.softmax(x),
    layerNorm: (x, scale, shift, epsilon) => tf.add(tf.mul(normalise(tf, epsilon)(x), scale), shift),
    cast: (x, to) => tf.cast(x, to),
    gather: (table, ids) => tf.gather(table, ids),
    reshape: (x, shape) =>
      tf.reshape(
        x,
        shape.map((size, axis) => (size === 0 ? (x.shape[axis] as number) : size)),
      ),
    transpose: (x, axes) => tf.transpose(x, [...axes]),
    slice: (x, axis, start, end) =>
      tf.slice(
        x,
        x.shape.map((_, at) => (at === axis ? start : 0)),
        x.shape.map((size, at) => (at === axis ? end - start : size)),
      ),
    sum: (x, axis, keepAxis) => tf.sum(x, axis, keepAxis),
    ...tfjsImageOps(tf),
  };
}

/** TF.js takes no gradient through a broadcast batch, so a shared matrix meets all rows at once, and others are spread out. */
function matMul(tf: TensorLibrary, a: Tensor, b: Tensor, transposeB: boolean): Tensor {
  const outer = [a.shape.slice(0, -2), b.shape.slice(0, -2)] as const;
  if (outer[0].join() === outer[1].join()) return tf.matMul(a, b, false, transposeB);
  if (outer[1].length === 0) {
    const rows = tf.reshape(a, [-1, a.shape.at(-1) as number]);
    const product = tf.matMul(rows, b, false, transposeB);
    return tf.reshape(product, [...a.shape.slice(0, -1), product.shape[1] as number]);
  }
  const shared = tf.broadcast_util.assertAndGetBroadcastShape(...outer);
  const spread = (x: Tensor) => tf.broadcastTo(x, [...shared, ...x.shape.slice(-2)]);
  return tf.matMul(spread(a), spread(b), false, transposeB);
}

/** x·Φ(x); its slope is Φ(x) + x·φ(x). */
function gelu(tf: TensorLibrary): (x: Tensor) => Tensor {
  return tf.customGrad((...given) => {
    const [x, save] = given as [Tensor, (tensors: Tensor[]) => void];
    const share = tf.mul(tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1), 0.5);
    save([x, share]);
    return {
      value: tf.mul(x, share),
      gradFunc: (dy, saved) => {
        const [x, share] = saved as [Tensor, Tensor];
        const density = tf.mul(tf.exp(tf.mul(tf.square(x), -0.5)), 1 / Math.sqrt(2 * Math.PI));
        return tf.mul(dy, tf.add(share, tf.mul(x, density)));
      },
    };
  });
}

/** Mean 0 and variance 1 over the last axis; the gradient in closed form takes a third of the steps. */
function normalise(tf: TensorLibrary, epsilon: number): (x: Tensor) => Tensor {
  return tf.customGrad((...given) => {
    const [x, save] = given as [Tensor, (tensors: Tensor[]) => void];
    const centred = tf.sub(x, tf.mean(x, -1, true));
    const inverse = tf.rsqrt(tf.add(tf.mean(tf.square(centred), -1, true), epsilon));
    const value = tf.mul(centred, inverse);
    save([value, inverse]);
    return {
      value,
      gradFunc: (dy, saved) => {
        const [value, inverse] = saved as [Tensor, Tensor];
        const along = tf.mul(value, tf.mean(tf.mul(dy, value), -1, true));
        return tf.mul(inverse, tf.sub(tf.sub(dy, tf.mean(dy, -1, true)), along));
      },
    };
  });
}
