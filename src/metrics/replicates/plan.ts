import type { Cells } from '../../slices/cells.ts';
import type { Grouping } from '../../slices/lattice.ts';
import type { StatisticId } from '../../slices/statistics.ts';
import type { Draws } from './draws.ts';

/** A metric of a group, or of everybody outside of it. */
export interface Replicated {
  readonly metric: string;
  readonly grouping: number;
  readonly side: 'groups' | 'rests';
  readonly index: number;
}

/** What is drawn from, and what is taken of each replicate: plain data, so that another thread can be told. */
export interface Replication {
  readonly cells: Cells;
  readonly groupings: readonly Grouping[];
  /** Of each grouping, whether everybody outside of each group is wanted as well. */
  readonly withRests: readonly boolean[];
  readonly needs: readonly StatisticId[];
  readonly wanted: readonly Replicated[];
  readonly draws: Draws;
}
