/** A tensor of a checkpoint in memory: row-major, `values.length` is the product of `shape`. */
export interface WeightTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** The tensors of a checkpoint by the architecture's own names for them. */
export type Weights = ReadonlyMap<string, WeightTensor>;

/** The same tensors in memory of their own. */
export function copyOf(weights: Weights): Weights {
  return new Map(
    Array.from(weights, ([name, { shape, values }]) => [name, { shape, values: values.slice() }] as const),
  );
}

/** How many numbers tensors of these shapes hold together. */
export function countOf(tensors: Iterable<{ readonly shape: readonly number[] }>): number {
  let count = 0;
  for (const { shape } of tensors) count += shape.reduce((product, axis) => product * axis, 1);
  return count;
}
