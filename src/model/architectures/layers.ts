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

/** Makes the share of what it stands for exactly 0 after a softmax. */
const HIDDEN = 1e9;

/** What keeps tokens from seeing padding, for `attend`: mask [batch, length] → [batch, 1, 1, length]. */
export function hidePadding<T>(ops: Ops<T>, mask: T): T {
  const absent = ops.mul(ops.sub(mask, ops.scalar(1)), ops.scalar(HIDDEN));
  return ops.reshape(absent, [0, 1, 1, -1]);
}

/** What keeps tokens from seeing those after them, for `attend`: positions [batch, length] → [batch, 1, length, length]. */
export function hideFuture<T>(ops: Ops<T>, positions: T): T {
  const at = ops.cast(positions, 'float32');
  const ahead = ops.sub(ops.reshape(at, [0, 1, 1, -1]), ops.reshape(at, [0, 1, -1, 1]));
  return ops.mul(ops.activate(ahead, 'relu'), ops.scalar(-HIDDEN));
}

/**
 * Attention of every token to every token of its row, `heads` at a time. Shapes: queries, keys, values
 * [batch, length, width]; `hidden` is added to the scores [batch, heads, length, length] and broadcasts to them.
 */
export function attend<T>(
  ops: Ops<T>,
  { queries, keys, values }: { readonly queries: T; readonly keys: T; readonly values: T },
  hidden: T,
  { heads, width }: { readonly heads: number; readonly width: number },
): T {
  const size = width / heads;
  const split = (x: T) => ops.transpose(ops.reshape(x, [0, 0, heads, size]), [0, 2, 1, 3]);
  const scores = ops.matMul(split(queries), split(keys), { transposeB: true });
  const scaled = ops.mul(scores, ops.scalar(1 / Math.sqrt(size)));
  const shares = ops.softmax(ops.add(scaled, hidden));
  return ops.reshape(ops.transpose(ops.matMul(shares, split(values)), [0, 2, 1, 3]), [0, 0, width]);
}
