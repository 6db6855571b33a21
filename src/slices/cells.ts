import type { CellSum, CountSum, KeyId } from '../data/tasks/task.ts';
import type { Key } from './partition.ts';

/** Whose rows are told apart within a group, and how: `codes[cell]` is a whole number in [0, size). */
export interface CellKey {
  readonly id: KeyId;
  readonly size: number;
  readonly codes: Uint8Array | Int32Array;
}

/** What every cell adds up over its rows. */
export type Sums = Readonly<Record<CountSum, Float64Array> & Partial<Record<CellSum, Float64Array>>>;

/**
 * The finest partition of the rows, column by column; all arrays have `length` entries. Rows of one cell share every
 * attribute and every key of the task. Cells are in ascending order of these and never repeat.
 */
export interface Cells {
  readonly length: number;
  /** Per attribute: how many values it may have. */
  readonly sizes: readonly number[];
  /** Per attribute: index of the cell's value. */
  readonly codes: readonly Int32Array[];
  readonly keys: readonly CellKey[];
  /** Rows, Σ weight, Σ weight², and Σ weight × each amount of the task. */
  readonly sums: Sums;
}

/** Which attribute values a cell has, to tell cells apart by. */
export function attributeKeys({ codes, sizes }: Pick<Cells, 'codes' | 'sizes'>): Key[] {
  return codes.map((column, attribute) => ({ codes: column, size: sizes[attribute] as number }));
}

/** All sums of cells, each made anew by `of`. */
export function eachSum(sums: Sums, of: (values: Float64Array, sum: CellSum) => Float64Array): Sums {
  const entries = (Object.entries(sums) as [CellSum, Float64Array][]).map(
    ([sum, values]) => [sum, of(values, sum)] as const,
  );
  return Object.fromEntries(entries) as unknown as Sums;
}
