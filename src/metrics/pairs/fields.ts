import type { SliceId } from '../../result/index.ts';
import type { Cells } from '../../slices/cells.ts';
import type { SliceCube } from '../../slices/cube.ts';
import { groupings } from '../../slices/lattice.ts';
import { rollUp } from '../../slices/roll-up.ts';
import type { StatisticId, Stats } from '../../slices/statistics.ts';
import { tally } from '../../slices/tally.ts';

/** The groups of one grouping in numbers. */
export interface Field {
  readonly slices: readonly SliceId[];
  readonly groups: readonly Stats[];
  readonly rests: readonly Stats[];
  readonly everyone: Stats;
}

/** Groupings in numbers, to be filled as often as wanted. */
export interface Fields {
  readonly cells: Cells;
  /** Adds the cells up, each one counting `factor[cell]` times; once where there are no factors. */
  fill(factor?: Float64Array): void;
  of(by: readonly number[]): Field;
}

/** @param by the sets of attributes by which there are to be fields */
export function fieldsOf(
  { attributes }: Pick<SliceCube, 'attributes'>,
  cells: Cells,
  by: readonly (readonly number[])[],
  needs: Iterable<StatisticId>,
): Fields {
  const tallied = tally(cells, new Set(needs));
  const found = groupings({ attributes, cells }, 0, by).map((grouping) => ({
    by: grouping.by,
    slices: grouping.slices,
    rolled: rollUp(tallied, grouping, grouping.by.length > 0),
  }));
  return {
    cells,
    fill(factor?: Float64Array) {
      tallied.fill(factor);
      for (const { rolled } of found) rolled.fill();
    },
    of(wanted) {
      const here = found.find((each) => String(each.by) === String(wanted)) as (typeof found)[number];
      const everyone = found[0]?.rolled.groups[0] as Stats;
      return { slices: here.slices, ...here.rolled, everyone };
    },
  };
}
