import type { Key } from './partition.ts';

/** What every cell adds up over its rows. */
export const CELL_SUMS = ['rows', 'weight', 'weightSquared', 'squaredError', 'logLoss', 'score'] as const;
export type CellSum = (typeof CELL_SUMS)[number];

/**
 * The finest partition of the rows, column by column; all arrays have `length` entries. Rows of one cell share every
 * attribute, the label, the decision and the score bin. Cells are in ascending order of these and never repeat.
 */
export interface Cells {
  readonly length: number;
  /** How many score bins there may be; 1 where no scores are known. */
  readonly bins: number;
  /** Per attribute: how many values it may have. */
  readonly sizes: readonly number[];
  /** Per attribute: index of the cell's value. */
  readonly codes: readonly Int32Array[];
  readonly label: Uint8Array;
  readonly decision: Uint8Array;
  readonly bin: Int32Array;
  /**
   * Rows, Σ weight, Σ weight², Σ weight × (score − label)², Σ weight × log loss, Σ weight × score; the last three
   * are 0 where no scores are known.
   */
  readonly sums: Readonly<Record<CellSum, Float64Array>>;
}

/** Which attribute values a cell has, to tell cells apart by. */
export function attributeKeys({ codes, sizes }: Pick<Cells, 'codes' | 'sizes'>): Key[] {
  return codes.map((column, attribute) => ({ codes: column, size: sizes[attribute] as number }));
}

/** All sums of cells, each made by `of`. */
export function eachSum(of: (sum: CellSum) => Float64Array): Cells['sums'] {
  return {
    rows: of('rows'),
    weight: of('weight'),
    weightSquared: of('weightSquared'),
    squaredError: of('squaredError'),
    logLoss: of('logLoss'),
    score: of('score'),
  };
}
