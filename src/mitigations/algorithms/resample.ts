import { type Random, shuffled } from '../../stats/random.ts';
import { cellsOf } from './cells.ts';
import { demandBothLabels } from './demand-both-labels.ts';
import type { LabelledRows } from './groups.ts';
import { independence } from './independence.ts';

/**
 * How rows make the label independent of the group (Kamiran & Calders 2012): by copies alone, by leaving rows out alone,
 * or by both so that their number stays the same.
 */
export const RESAMPLINGS = ['over', 'under', 'balanced'] as const;
export type Resampling = (typeof RESAMPLINGS)[number];

/**
 * Rows to learn from, ascending, some of them several times or never. Every row is taken as often as any other of its
 * group and label, to within one; who is taken once more is drawn.
 * @throws InvalidInput when a group lacks one of the labels.
 */
export function resampled(rows: LabelledRows, how: Resampling, source: Random): Int32Array {
  demandBothLabels(rows, 1);
  const factors = independence(rows).flat();
  const unit = { over: Math.min, under: Math.max, balanced: () => 1 }[how](...factors);
  return drawn(
    rows,
    (cell, size) => Math.max(1, Math.round((factors[cell] as number) * (size / unit))),
    source,
  );
}

/**
 * As many rows of every group and label as the smallest of these has, drawn, ascending.
 * @throws InvalidInput when a group lacks one of the labels.
 */
export function evenly(rows: LabelledRows, source: Random): Int32Array {
  demandBothLabels(rows, 1);
  const smallest = Math.min(...members(rows).map(({ length }) => length));
  return drawn(rows, () => smallest, source);
}

/** So many rows of every cell: all of them as often as fits whole, and the rest of the number drawn. */
function drawn(
  rows: LabelledRows,
  wanted: (cell: number, size: number) => number,
  source: Random,
): Int32Array {
  const picked = members(rows).flatMap((cell, code) => {
    const order = shuffled(cell.length, source.fork(String(code)));
    const places = Array.from(
      { length: wanted(code, cell.length) },
      (_, at) => order[at % order.length] as number,
    );
    return places.map((place) => cell[place] as number);
  });
  return Int32Array.from(picked).sort();
}

/** The rows of each cell that weigh something. */
function members(rows: LabelledRows): number[][] {
  const { codes, count } = cellsOf(rows);
  const found = Array.from({ length: count }, (): number[] => []);
  codes.forEach((code, row) => {
    if ((rows.weight[row] as number) > 0) found[code]?.push(row);
  });
  return found;
}
