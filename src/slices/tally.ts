import { attributeKeys, type Cells } from './cells.ts';
import { partition, sumByPart } from './partition.ts';
import { placesOf, type StatisticId, statistics } from './statistics.ts';

/** One statistic, added up over the cells that no grouping can tell apart and that add at one place. */
interface TalliedStatistic {
  readonly id: StatisticId;
  /** How many numbers it is; 0 where it was not chosen, or the cells do not have its parts. */
  readonly width: number;
  /** Of every entry: one of its cells, the place it adds at, and what it adds. */
  readonly cell: Int32Array;
  readonly place: Int32Array;
  readonly sums: Float64Array;
  /** Of every cell, the entry that it adds to, and what all its rows add. */
  readonly of: Int32Array;
  readonly amounts: Float64Array;
}

/** The finest groups in numbers, to be filled as often as wanted. */
export interface Tally {
  readonly statistics: readonly TalliedStatistic[];
  /** Adds the cells up, each one counting `factor[cell]` times; once where there are no factors. */
  fill(factor?: Float64Array): void;
}

export function tally(cells: Cells, chosen: ReadonlySet<StatisticId>): Tally {
  const tallied = [...statistics].map((statistic) => {
    const { width, place } = chosen.has(statistic.id)
      ? placesOf(statistic, cells)
      : { width: 0, place: new Int32Array() };
    const entry = partition(width > 0 ? cells.length : 0, [
      ...attributeKeys(cells),
      { codes: place, size: width },
    ]);
    return {
      id: statistic.id,
      width,
      cell: entry.first,
      place: entry.first.map((cell) => place[cell] as number),
      sums: new Float64Array(entry.parts),
      of: entry.of,
      entry,
      amounts: cells.sums[statistic.adds] ?? new Float64Array(),
    };
  });
  return {
    statistics: tallied,
    fill(factor) {
      for (const { sums, entry, amounts } of tallied) {
        if (factor) addScaled(sums, entry.of, amounts, factor);
        else sums.set(sumByPart(entry, amounts));
      }
    },
  };
}

/** Cells that follow each other mostly add to one place: their sum stays in a register until it is known. */
function addScaled(sums: Float64Array, of: Int32Array, amounts: Float64Array, factor: Float64Array): void {
  sums.fill(0);
  let at = 0;
  let sum = 0;
  for (let cell = 0; cell < of.length; cell++) {
    const next = of[cell] as number;
    if (next !== at) {
      sums[at] = (sums[at] as number) + sum;
      at = next;
      sum = 0;
    }
    sum += (amounts[cell] as number) * (factor[cell] as number);
  }
  if (of.length > 0) sums[at] = (sums[at] as number) + sum;
}
