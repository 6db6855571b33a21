/** Inputs of a model: `width` numbers a row, row-major. */
export interface Matrix {
  readonly rows: number;
  readonly width: number;
  readonly values: Float32Array;
}

/** What becomes of one row’s inputs; those of people of other groups may become something else. */
export type RowMap = (inputs: Float32Array, group: number) => Float32Array;

export function rowOf({ values, width }: Matrix, row: number): Float32Array {
  return values.subarray(row * width, (row + 1) * width);
}

/** All rows after a map. */
export function mapped(matrix: Matrix, codes: Int32Array, map: RowMap): Matrix {
  const values = new Float32Array(matrix.rows * matrix.width);
  for (let row = 0; row < matrix.rows; row++) {
    values.set(map(rowOf(matrix, row), codes[row] as number), row * matrix.width);
  }
  return { ...matrix, values };
}
