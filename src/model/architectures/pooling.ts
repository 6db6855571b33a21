import type { Backbone } from '../architecture.ts';
import type { Ops } from '../ops.ts';

type Pool = Backbone['pool'];

/** Below this a vector has no direction. */
const SHORTEST = 1e-12;

/** Mean of the real tokens' states. */
export const meanPool: Pool = (ops, states, { mask }) =>
  ops.div(weightedSum(ops, states, mask), ops.sum(mask, 1, true));

/** State of the first token. */
export const firstPool: Pool = (ops, states) => ops.reshape(ops.slice(states, 1, 0, 1), [0, -1]);

/** State of the last real token. */
export const lastPool: Pool = (ops, states, { mask, positions }) => {
  const beforeLast = ops.sub(ops.sum(mask, 1, true), ops.scalar(2));
  const isLast = ops.activate(ops.sub(ops.cast(positions, 'float32'), beforeLast), 'relu');
  return weightedSum(ops, states, ops.mul(mask, isLast));
};

/** The same vectors, scaled to length 1. */
export function unitLength(pool: Pool): Pool {
  return (ops, states, context) => {
    const vectors = pool(ops, states, context);
    const squared = ops.sum(ops.mul(vectors, vectors), 1, true);
    return ops.div(vectors, ops.sqrt(ops.add(squared, ops.scalar(SHORTEST ** 2))));
  };
}

/** States [batch, length, width] and their weights [batch, length] → [batch, width]. */
function weightedSum<T>(ops: Ops<T>, states: T, weights: T): T {
  return ops.sum(ops.mul(states, ops.reshape(weights, [0, -1, 1])), 1, false);
}
