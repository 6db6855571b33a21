import type { Predictions } from '../data/predictions.ts';
import type { KeyId } from '../data/tasks/task.ts';
import type { Cells } from './cells.ts';
import type { Scale } from './scales/scale.ts';

export interface CubeAttribute {
  readonly name: string;
  /** Sorted by code unit, `(missing)` last. */
  readonly values: readonly string[];
  /** There where groups are only compared within it; it comes after all others. */
  readonly control?: true;
}

/** What the codes of each key of the cells stand for. */
export type Scales = Readonly<Partial<Record<KeyId, Scale>>>;

/** All that an audit needs to know of the rows: the finest slices in numbers. Everything else is sums of these. */
export interface SliceCube {
  /** Id of the task: what kind of thing was predicted. */
  readonly task: string;
  readonly attributes: readonly CubeAttribute[];
  readonly scales: Scales;
  readonly cells: Cells;
}

/** Something that counts predictions into a cube; all of them give the same cube. */
export interface SliceEngine {
  readonly id: string;
  readonly title: string;
  cube(predictions: Predictions): Promise<SliceCube>;
}
