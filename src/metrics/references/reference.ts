import type { Estimate, SliceId } from '../../result/index.ts';
import type { Contrast } from '../contrast.ts';
import type { Reading } from '../reading.ts';
import type { Compared } from '../settle.ts';

/** A group to be compared. */
export interface Group {
  readonly slice: SliceId;
  readonly reading: Reading;
  /** Of everybody outside of the group; there where the reference asked for it. */
  readonly rest: Reading | undefined;
}

/** One metric of all groups of a grouping. */
export interface Field extends Compared {
  readonly groups: readonly Group[];
  readonly everyone: Reading;
}

/** What a group gave against its reference. */
interface Outcome {
  readonly slice: SliceId;
  /** The reference, where it is a slice. */
  readonly against?: SliceId;
  readonly estimate: Estimate;
  /** Of a share of rows, where both sides are known. */
  readonly contrast?: Contrast | undefined;
}

/** Least and greatest share, wherever those belong who may. */
export interface ShareBounds {
  readonly low: number;
  readonly high: number;
  /** Those who may belong to it or not. */
  readonly unplaced: readonly Group[];
}

/** Whom each group is compared with. The reference itself is left out. */
export interface Reference {
  readonly needsRests: boolean;
  compare(field: Field): readonly Outcome[];
  /** Of the share that an outcome's slice was held against, wherever those belong whose group is not known. */
  bounds(groups: readonly Group[], outcome: Pick<Outcome, 'slice' | 'against'>): ShareBounds | undefined;
}
