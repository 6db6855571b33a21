import { MISSING, type MissingBounds, type SliceId } from '../result/index.ts';
import { isMissing } from '../slices/lattice.ts';
import type { PairComparison } from './comparison.ts';
import { extremeInterval } from './family.ts';
import type { Group, ShareBounds } from './references/reference.ts';

/** Weight of the rows that count towards a share, and of those that do not. */
interface Split {
  readonly counted: number;
  readonly others: number;
}

/**
 * What the comparison of a group in a share of rows may come to at least and at most, wherever those people belong of
 * whom an attribute is not known (Manski 1989). Sharp: one end is reached where those who count among them belong to the
 * group and the others do not. Undefined where nobody could belong to either side.
 * @param reference bounds of what the group is compared with
 */
export function missingBounds(
  comparison: PairComparison,
  groups: readonly Group[],
  slice: SliceId,
  reference: ShareBounds | undefined,
): MissingBounds | undefined {
  if (isMissing(slice) || !reference) return undefined;
  return between(comparison, boundsOfGroup(groups, slice), reference);
}

function between(
  comparison: PairComparison,
  own: ShareBounds | undefined,
  reference: ShareBounds,
): MissingBounds | undefined {
  if (!own) return undefined;
  const unplaced = new Set([...own.unplaced, ...reference.unplaced]);
  const rows = [...unplaced].reduce((sum, { reading }) => sum + reading.n, 0);
  if (rows === 0) return undefined;
  const low = comparison.of(own.low, reference.high);
  const high = comparison.of(own.high, reference.low);
  return { ...(low !== undefined && { low }), ...(high !== undefined && { high }), rows };
}

/**
 * The same of the widest gap between any two groups. The end away from no gap is sharp; the other one may be out of
 * reach, since the people who would close one gap may open another.
 */
export function missingBoundsOfAll(
  comparison: PairComparison,
  groups: readonly Group[],
): MissingBounds | undefined {
  const unplaced = groups.filter(({ slice }) => isMissing(slice));
  if (unplaced.length === 0) return undefined;
  const placed = groups.filter(({ slice }) => !isMissing(slice));
  const bounded = placed.flatMap(({ slice }) => boundsOfGroup(groups, slice) ?? []);
  const found = bounded.flatMap((own) =>
    bounded.filter((other) => other !== own).flatMap((other) => between(comparison, own, other) ?? []),
  );
  if (found.length === 0) return undefined;
  const fair = { low: comparison.fair, high: comparison.fair };
  const { low, high } = extremeInterval([fair, ...found.map(openEnds)], comparison.widest);
  return {
    ...(low !== undefined && { low }),
    ...(high !== undefined && { high }),
    rows: unplaced.reduce((sum, { reading }) => sum + reading.n, 0),
  };
}

const openEnds = ({ low, high }: MissingBounds) => ({ low, high });

/** Bounds of a group; undefined where it may have no rows that the share is of. */
export function boundsOfGroup(groups: readonly Group[], slice: SliceId): ShareBounds | undefined {
  return bounds(
    groups.filter((group) => sameValues(group.slice, slice)),
    groups.filter((group) => mayBe(group.slice, slice)),
  );
}

/** Bounds of everybody outside of a group, who lose whom it gains. */
export function boundsOfRest(groups: readonly Group[], slice: SliceId): ShareBounds | undefined {
  return bounds(
    groups.filter((group) => !sameValues(group.slice, slice) && !mayBe(group.slice, slice)),
    groups.filter((group) => mayBe(group.slice, slice)),
  );
}

/** Bounds of everyone, who stay the same wherever they belong. */
export function boundsOfEveryone(groups: readonly Group[]): ShareBounds | undefined {
  return bounds(groups, []);
}

function bounds(placed: readonly Group[], unplaced: readonly Group[]): ShareBounds | undefined {
  const own = total(placed);
  const more = total(unplaced);
  if (own.counted + own.others <= 0) return undefined;
  return {
    low: own.counted / (own.counted + own.others + more.others),
    high: (own.counted + more.counted) / (own.counted + own.others + more.counted),
    unplaced,
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
