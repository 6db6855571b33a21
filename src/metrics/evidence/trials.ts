import type { Arm } from '../../result/index.ts';

/** So many labelled rows, and so many steps of training on them. */
export interface Cell {
  readonly rows: number;
  readonly steps: number;
}

/** What models of both arms say of the same test rows. */
export interface Trials {
  /** Ids of the test rows, ascending. */
  readonly test: Int32Array;
  /** Rows of one step, at most. */
  readonly batch: number;
  /** By rows, with the most steps; by steps, with the most rows. */
  readonly byRows: readonly Cell[];
  readonly bySteps: readonly Cell[];
  /** Scores in [0, 1] of the test rows, in their order; `run` names the model that gives them. */
  readonly scores: ReadonlyMap<string, Float64Array>;
  /** Models of each arm and cell, ≥ 2. The two arms of a repetition learn from the same rows. */
  readonly repetitions: number;
}

export const ARMS: readonly Arm[] = ['pretrained', 'random'];

/** Every cell once: the last of both lists is the same. */
export const cellsOf = ({ byRows, bySteps }: Pick<Trials, 'byRows' | 'bySteps'>): readonly Cell[] => [
  ...byRows,
  ...bySteps.slice(0, -1),
];

/** Name of one model. */
export const run = (arm: Arm, repetition: number, { rows, steps }: Cell): string =>
  `${arm}/${repetition}/${rows}/${steps}`;
