import type { WeightSpec } from '../../architecture.ts';
import type { Tensor, TensorLibrary } from '../../engines/engine.ts';
import type { Ops } from '../../ops.ts';

/** In which groups rows are compared by their scores: plain data, so that other threads can be told. */
export interface Compared {
  /** By row: group + groups × stratum; −1 where the row is not compared. Groups are compared within a stratum. */
  readonly codes: Int32Array;
  readonly groups: number;
  readonly strata: number;
  /** How much the penalty counts against the cross-entropy. */
  readonly strength: number;
}

/** Something that is added to the loss so that scores tell less of who is in which group. */
export interface Penalty {
  readonly id: string;
  /** What it trains besides the model, and the model never reads. */
  weights(compared: Pick<Compared, 'groups' | 'strata'>): readonly WeightSpec[];
  /** A scalar. Logits are [rows]; call it inside `tf.tidy`. */
  of(tf: TensorLibrary, ops: Ops<Tensor>, logits: Tensor, compared: Compared): Tensor;
}
