import type { Attribute } from '../../data/predictions.ts';
import type { Estimate, SliceId } from '../../result/index.ts';
import { groupings, isMissing } from '../../slices/lattice.ts';
import { shareComponents } from '../../stats/components.ts';
import { repeated } from '../../stats/repeated.ts';
import { simultaneousLevel } from '../../stats/simultaneous.ts';

/** Of fewer rows no worst group is chosen: chance alone would choose it. */
export const FEWEST_ROWS = 30;

export interface Group {
  readonly slice: SliceId;
  /** Places of its rows. */
  readonly rows: readonly number[];
}

/** Groups by one to `order` attributes that have enough rows and are known. */
export function groupsOf(attributes: readonly Attribute[], rows: number, order: number): readonly Group[] {
  const cells = {
    length: rows,
    codes: attributes.map(({ codes }) => codes),
    sizes: attributes.map(({ values }) => values.length),
  };
  return groupings({ attributes, cells }, order)
    .filter(({ by }) => by.length > 0)
    .flatMap(({ slices, of }) => {
      const members = slices.map((): number[] => []);
      for (const [row, slice] of of.entries()) members[slice]?.push(row);
      return slices.map((slice, at) => ({ slice, rows: members[at] as number[] }));
    })
    .filter(({ slice, rows: own }) => own.length >= FEWEST_ROWS && !isMissing(slice));
}

/**
 * The group with the lowest mean share of hits, and the lowest share that any of the groups has: its interval holds
 * whichever of them that is (Šidák). Undefined without groups.
 * @param hits one array of 0 and 1 a model, an entry a row
 * @param weight one a row, > 0
 */
export function worstGroup(
  groups: readonly Group[],
  hits: readonly Uint8Array[],
  weight: Float64Array,
  confidence: number,
): { readonly slice: SliceId; readonly estimate: Estimate } | undefined {
  const level = simultaneousLevel(confidence, groups.length);
  const shares = groups.map(({ slice, rows }) => {
    const own = Float64Array.from(rows, (row) => weight[row] as number);
    const times = hits.map((hit) =>
      shareComponents(
        rows.map((row) => hit[row] as number),
        own,
      ),
    );
    return { slice, n: rows.length, ...repeated(times, level) };
  });
  const [worst] = shares.toSorted((a, b) => a.value - b.value);
  if (!worst) return undefined;
  const { slice, value, n } = worst;
  const low = Math.min(...shares.map((share) => share.low));
  const high = Math.min(...shares.map((share) => share.high));
  return { slice, estimate: { known: true, value, low, high, n, method: 'simultaneous-student' } };
}
