import type { Grouping } from '../../slices/lattice.ts';
import type { RollUp } from '../../slices/roll-up.ts';
import { Influences } from '../../stats/bias-corrected.ts';
import { metrics } from '../index.ts';
import type { Metric } from '../metric.ts';
import { sizesOf } from './draws.ts';
import type { Replicated, Replication } from './plan.ts';

/**
 * How much more rows add to one side of each number than to the other, from what it is without each of them. Rows of a
 * cell are alike: one of each is left out.
 * @param rolled groups as they were found
 */
export function accelerationsOf(
  { cells, groupings, wanted }: Replication,
  rolled: readonly RollUp[],
): Float64Array {
  const found = new Float64Array(wanted.length);
  if (cells.keys.some(({ id }) => id === 'batch')) return found;
  const sizes = sizesOf(cells);
  for (const [at, grouping] of groupings.entries()) {
    const rollUp = rolled[at] as RollUp;
    const byGroup = numbersByGroup(grouping, at, wanted, rollUp);
    for (let cell = 0; cell < cells.length; cell++) {
      const numbers = byGroup[grouping.of[cell] as number] ?? [];
      if (numbers.length === 0) continue;
      const rows = sizes[cell] as number;
      rollUp.without(cell, 1 / rows, () => {
        for (const { of, before, influences } of numbers) {
          const without = of();
          if (without !== undefined) influences.add(before - without, rows);
        }
      });
    }
    for (const { index, influences } of byGroup.flat()) found[index] = influences.acceleration;
  }
  return found;
}

function numbersByGroup({ slices }: Grouping, at: number, wanted: readonly Replicated[], { groups }: RollUp) {
  const byGroup = slices.map((): NumberOfGroup[] => []);
  for (const [index, { metric: id, grouping, side, index: group }] of wanted.entries()) {
    const stats = groups[group];
    if (grouping !== at || side !== 'groups' || !stats) continue;
    const metric: Metric = metrics.get(id);
    const of = () => metric.of(stats);
    const before = of();
    if (before !== undefined) byGroup[group]?.push({ index, of, before, influences: new Influences() });
  }
  return byGroup;
}

interface NumberOfGroup {
  readonly index: number;
  of(): number | undefined;
  readonly before: number;
  readonly influences: Influences;
}
