import type { Attribute } from '../data/predictions.ts';
import { type SliceId, sliceLabel } from '../result/index.ts';
import type { Groups } from './algorithms/groups.ts';

/** Groups of rows, and by which values each is told from the others. */
export interface NamedGroups extends Groups {
  readonly slices: readonly SliceId[];
}

/** The groups that attributes make when they are crossed, those that no row is in left out; one group a row. */
export function groupRows(attributes: readonly Attribute[], rows: number): NamedGroups {
  const codes = new Int32Array(rows);
  const places = new Map<string, number>();
  const slices: SliceId[] = [];
  for (let row = 0; row < rows; row++) {
    const own = attributes.map(({ codes: each }) => each[row] as number);
    const key = own.join();
    const place = places.get(key) ?? places.size;
    if (place === slices.length) {
      places.set(key, place);
      slices.push(
        Object.fromEntries(
          attributes.map(({ name, values }, at) => [name, values[own[at] as number] as string]),
        ),
      );
    }
    codes[row] = place;
  }
  return { codes, names: slices.map(sliceLabel), slices };
}

/** The same groups of some rows. */
export const groupsOfRows = <G extends Groups>(groups: G, rows: Int32Array): G => ({
  ...groups,
  codes: rows.map((row) => groups.codes[row] as number),
});
