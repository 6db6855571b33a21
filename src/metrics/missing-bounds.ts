import { MISSING, type MissingBounds, type SliceId } from '../result/index.ts';
import { isMissing } from '../slices/lattice.ts';
import type { PairComparison } from './comparison.ts';
import type { Group } from './references/reference.ts';

/** Weight of the rows that count towards a share, and of those that do not. */
interface Split {
  readonly counted: number;
  readonly others: number;
}

/**
 * What the comparison of two groups in a share of rows may come to at least and at most, wherever those people belong
 * of whom an attribute is not known (Manski 1989). Sharp: one end is reached where those who count among them belong to
 * one group and the others to the other one. Undefined where nobody could belong to either.
 */
export function missingBounds(
  comparison: PairComparison,
  groups: readonly Group[],
  slice: SliceId,
  against: SliceId,
): MissingBounds | undefined {
  const [own, reference] = [boundsOf(groups, slice), boundsOf(groups, against)];
  const unplaced = groups.filter((group) => mayBe(group.slice, slice) || mayBe(group.slice, against));
  const rows = unplaced.reduce((sum, { reading }) => sum + reading.n, 0);
  if (!own || !reference || rows === 0 || isMissing(slice)) return undefined;
  const low = comparison.of(own.low, reference.high);
  const high = comparison.of(own.high, reference.low);
  return { ...(low !== undefined && { low }), ...(high !== undefined && { high }), rows };
}

/** Least and greatest share of a group; undefined where it may have no rows that the share is of. */
function boundsOf(groups: readonly Group[], slice: SliceId): { low: number; high: number } | undefined {
  const own = total(groups.filter((group) => sameValues(group.slice, slice)));
  const more = total(groups.filter((group) => mayBe(group.slice, slice)));
  if (own.counted + own.others <= 0) return undefined;
  return {
    low: own.counted / (own.counted + own.others + more.others),
    high: (own.counted + more.counted) / (own.counted + own.others + more.counted),
  };
}

/** Whether somebody of whom an attribute is not known may belong to a group. */
function mayBe(unplaced: SliceId, slice: SliceId): boolean {
  return (
    isMissing(unplaced) &&
    Object.entries(unplaced).every(([name, value]) => value === MISSING || value === slice[name])
  );
}

function sameValues(a: SliceId, b: SliceId): boolean {
  return Object.entries(a).every(([name, value]) => value === b[name]);
}

function total(groups: readonly Group[]): Split {
  let [counted, others] = [0, 0];
  for (const { reading } of groups) {
    if (!reading.known || reading.count === undefined) continue;
    counted += reading.count;
    others += Math.max(0, reading.weight - reading.count);
  }
  return { counted, others };
}
