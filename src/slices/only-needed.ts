import type { CellKey, Cells } from './cells.ts';
import { collapse } from './collapse.ts';
import { originOf } from './derived-keys.ts';
import { type StatisticId, statistics } from './statistics.ts';

/** Sums that rows of one cell add alike, whatever else tells them apart. */
const COUNTED: ReadonlySet<string> = new Set(['rows', 'weight', 'weightSquared']);

/**
 * The same cells told apart by no more than some statistics need: rows that are only counted are drawn together as well as
 * apart, and fewer cells are drawn sooner. Batches of clusters always stay.
 */
export function onlyNeeded(cells: Cells, chosen: ReadonlySet<StatisticId>): Cells {
  const needed = Array.from(chosen, (id) => statistics.get(id));
  if (!needed.every(({ adds }) => COUNTED.has(adds))) return cells;
  const by: ReadonlySet<CellKey['id']> = new Set(needed.flatMap((statistic) => statistic.by.map(originOf)));
  const keys = cells.keys.filter(({ id }) => id === 'batch' || by.has(id));
  return keys.length === cells.keys.length ? cells : collapse({ ...cells, keys });
}
