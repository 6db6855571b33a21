import { quantile } from '../../stats/quantile.ts';
import type { Groups } from './groups.ts';
import { type Matrix, type RowMap, rowOf } from './matrix.ts';

/**
 * Moves every input to where a person of the same rank in the middle group has it, so that the input tells nothing of the
 * group (Feldman et al. 2015): the distribution that all groups get is, at every rank, the median of theirs.
 * @param rows row ids that the groups’ distributions are taken of; every group has some.
 * @param strength how much of the way, in [0, 1].
 */
export function repair(
  matrix: Matrix,
  { rows, groups }: { rows: Int32Array; groups: Groups },
  strength: number,
): RowMap {
  const sorted = groups.names.map((_, code) => {
    const members = rows.filter((row) => groups.codes[row] === code);
    return Array.from({ length: matrix.width }, (_, input) =>
      Float64Array.from(members, (row) => rowOf(matrix, row)[input] as number).sort(),
    );
  });
  return (inputs, group) =>
    inputs.map((value, input) => {
      const rank = rankOf(sorted[group]?.[input] as Float64Array, value);
      const middle = median(sorted.map((own) => quantile(own[input] as Float64Array, rank)));
      return value + strength * (middle - value);
    });
}

/** The share of the way from the lowest value to the highest, in [0, 1]; of several equal ones the middle. */
function rankOf(sorted: Float64Array, value: number): number {
  const below = place(sorted, (each) => each < value);
  const through = place(sorted, (each) => each <= value);
  if (through > below) return share((below + through - 1) / 2, sorted.length);
  const [low, high] = [sorted[below - 1], sorted[below]];
  if (low === undefined) return 0;
  if (high === undefined) return 1;
  return share(below - 1 + (value - low) / (high - low), sorted.length);
}

const share = (place: number, count: number): number => (count > 1 ? place / (count - 1) : 0.5);

/** How many values, from the first, pass. */
function place(sorted: Float64Array, passes: (value: number) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (passes(sorted[middle] as number)) from = middle + 1;
    else to = middle;
  }
  return from;
}

function median(values: readonly number[]): number {
  return quantile(Float64Array.from(values).sort(), 0.5);
}
