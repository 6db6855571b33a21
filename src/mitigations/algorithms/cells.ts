import type { LabelledRows } from './groups.ts';

/** Cells of group and label: the number of the cell of each row, and how many there are. */
export function cellsOf({ label, groups }: Pick<LabelledRows, 'label' | 'groups'>): {
  readonly codes: Int32Array;
  readonly count: number;
} {
  const codes = groups.codes.map((code, row) => 2 * code + (label[row] as number));
  return { codes, count: 2 * groups.names.length };
}
