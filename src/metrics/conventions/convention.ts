import type { SliceId } from '../../result/index.ts';

/** Undefined where the peer has no number. */
export type Said = number | undefined;

/** The groups of one grouping as a peer sees them. */
export interface PeerTable {
  /** Those whose attributes are known. */
  readonly groups: readonly SliceId[];
  /** Index of the group with the most rows. */
  readonly largest: number;
  /** A metric of ours of one group, with what the peer makes of an empty denominator. */
  of(metric: string, group: number): Said;
  /** The same of everybody, people of no known group included. */
  overall(metric: string): Said;
  /** Weight that is selected. */
  selected(group: number): number;
}

/** A number that a peer draws from all groups (no `group`), or from one and the one that it is held beside. */
export interface PeerDisparity {
  readonly name: string;
  readonly group?: SliceId;
  readonly beside?: SliceId;
  readonly value: Said;
  /** Our own number for the same, where there is one: the widest gap of a metric. */
  readonly ours?: { readonly metric: string; readonly comparison: string };
}

/** How a peer does its sums, as far as it differs from ours. */
export interface PeerConvention {
  readonly id: string;
  /** The version whose numbers these are. */
  readonly version: string;
  /** Whether it counts rows by their sample weights. */
  readonly weighs: boolean;
  /** What must be known to read its numbers, a sentence each. */
  readonly customs: readonly string[];
  /** Ids of our metrics that its disparities are made of. */
  readonly needs: readonly string[];
  disparities(table: PeerTable): readonly PeerDisparity[];
}

/** A number of several that must all be there; undefined too where it is none. */
export function from(numbers: readonly Said[], of: (...all: number[]) => number): Said {
  const known = numbers.filter((number) => number !== undefined);
  if (known.length < numbers.length) return undefined;
  const value = of(...known);
  return Number.isFinite(value) ? value : undefined;
}

/** The numbers of every group beside the one with the most rows, by what a peer says of one group. */
export const besideLargest =
  (numbers: (table: PeerTable, group: number) => readonly (readonly [string, Said])[]) =>
  (table: PeerTable): readonly PeerDisparity[] => {
    const beside = table.groups[table.largest];
    if (beside === undefined) return [];
    return table.groups.flatMap((group, index) =>
      index === table.largest
        ? []
        : numbers(table, index).map(([name, value]) => ({ name, group, beside, value })),
    );
  };
