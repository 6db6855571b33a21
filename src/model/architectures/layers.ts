import type { WeightSpec } from '../architecture.ts';
import type { Ops } from '../ops.ts';

/** Weights of a linear layer as checkpoints of PyTorch hold them: the matrix is [outputs, inputs]. */
export function linearWeights(name: string, inputs: number, outputs: number): WeightSpec[] {
  return [
    { name: `${name}.weight`, shape: [outputs, inputs], initial: 'normal' },
    { name: `${name}.bias`, shape: [outputs], initial: 'zeros' },
  ];
}

/** x·Wᵀ + b over the last axis. */
export function linear<T>(ops: Ops<T>, x: T, name: string): T {
  const product = ops.matMul(x, ops.weight(`${name}.weight`), { transposeB: true });
  return ops.add(product, ops.weight(`${name}.bias`));
}

export function normWeights(name: string, width: number): WeightSpec[] {
  return [
    { name: `${name}.weight`, shape: [width], initial: 'ones' },
    { name: `${name}.bias`, shape: [width], initial: 'zeros' },
  ];
}

export function norm<T>(ops: Ops<T>, x: T, name: string, epsilon: number): T {
  return ops.layerNorm(x, ops.weight(`${name}.weight`), ops.weight(`${name}.bias`), epsilon);
}

/** Mean of the real tokens' states: [batch, length, width] and mask [batch, length] → [batch, width]. */
export function maskedMean<T>(ops: Ops<T>, states: T, mask: T): T {
  const weighted = ops.mul(states, ops.reshape(mask, [0, -1, 1]));
  return ops.div(ops.sum(weighted, 1, false), ops.sum(mask, 1, true));
}

/**
 * Attention of every token to every real token of its row, `heads` at a time. Padding is masked additively: after the
 * softmax its share is exactly 0. Shapes: queries, keys, values [batch, length, width]; mask [batch, length].
 */
export function attend<T>(
  ops: Ops<T>,
  { queries, keys, values }: { readonly queries: T; readonly keys: T; readonly values: T },
  mask: T,
  { heads, width }: { readonly heads: number; readonly width: number },
): T {
  const size = width / heads;
  const split = (x: T) => ops.transpose(ops.reshape(x, [0, 0, heads, size]), [0, 2, 1, 3]);
  const scores = ops.matMul(split(queries), split(keys), { transposeB: true });
  const absent = ops.mul(ops.sub(mask, ops.scalar(1)), ops.scalar(1e9));
  const scaled = ops.mul(scores, ops.scalar(1 / Math.sqrt(size)));
  const shares = ops.softmax(ops.add(scaled, ops.reshape(absent, [0, 1, 1, -1])));
  return ops.reshape(ops.transpose(ops.matMul(shares, split(values)), [0, 2, 1, 3]), [0, 0, width]);
}
