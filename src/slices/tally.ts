import { attributeKeys, type Cells } from './cells.ts';
import { partition, sumByPart } from './partition.ts';
import { type StatisticId, statistics } from './statistics.ts';

/** One statistic, added up over the cells that no grouping can tell apart and that add at one place. */
interface TalliedStatistic {
  readonly id: StatisticId;
  /** How many numbers it is; 0 where it was not chosen. */
  readonly width: number;
  /** Of every entry: one of its cells, the place it adds at, and what it adds. */
  readonly cell: Int32Array;
  readonly place: Int32Array;
  readonly sums: Float64Array;
}

/** The finest groups in numbers, to be filled as often as wanted. */
export interface Tally {
  readonly statistics: readonly TalliedStatistic[];
  /** Adds the cells up, each one counting `factor[cell]` times; once where there are no factors. */
  fill(factor?: Float64Array): void;
}

export function tally(cells: Cells, chosen: ReadonlySet<StatisticId>): Tally {
  const tallied = [...statistics].map(({ id, adds, width, place }) => {
    const size = chosen.has(id) ? width(cells.bins) : 0;
    const length = size > 0 ? cells.length : 0;
    const places = Int32Array.from({ length }, (_, cell) =>
      place(
        cells.label[cell] as number,
        cells.decision[cell] as number,
        cells.bin[cell] as number,
        cells.bins,
      ),
    );
    const entry = partition(length, [...attributeKeys(cells), { codes: places, size }]);
    return {
      id,
      width: size,
      cell: entry.first,
      place: entry.first.map((cell) => places[cell] as number),
      sums: new Float64Array(entry.parts),
      entry,
      amounts: cells.sums[adds],
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

function addScaled(sums: Float64Array, of: Int32Array, amounts: Float64Array, factor: Float64Array): void {
  sums.fill(0);
  for (let cell = 0; cell < of.length; cell++) {
    const at = of[cell] as number;
    sums[at] = (sums[at] as number) + (amounts[cell] as number) * (factor[cell] as number);
  }
}
