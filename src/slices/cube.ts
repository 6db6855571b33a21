import type { Predictions } from '../data/predictions.ts';
import type { Cells } from './cells.ts';
import type { ScoreGrid } from './grid.ts';

export interface CubeAttribute {
  readonly name: string;
  /** Sorted by code unit, `(missing)` last. */
  readonly values: readonly string[];
}

/** All that an audit needs to know of the rows: the finest slices in numbers. Everything else is sums of these. */
export interface SliceCube {
  readonly attributes: readonly CubeAttribute[];
  /** Undefined where no scores are known. */
  readonly grid: ScoreGrid | undefined;
  readonly cells: Cells;
}

/** Something that counts predictions into a cube; all of them give the same cube. */
export interface SliceEngine {
  readonly id: string;
  readonly title: string;
  cube(predictions: Predictions): Promise<SliceCube>;
}
