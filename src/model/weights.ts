/** A tensor of a checkpoint in memory: row-major, `values.length` is the product of `shape`. */
export interface WeightTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}

/** The tensors of a checkpoint by the architecture's own names for them. */
export type Weights = ReadonlyMap<string, WeightTensor>;
