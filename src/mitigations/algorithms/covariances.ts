import type { Groups } from './groups.ts';
import { type Matrix, rowOf } from './matrix.ts';

/** How inputs and groups go together in the rows that something is learnt from, by weight. */
export interface Covariances {
  /** Of each input. */
  readonly mean: Float64Array;
  /** Of inputs with each other, width × width. */
  readonly inputs: Float64Array;
  /** The share of each group but the last, which follows from the others. */
  readonly share: Float64Array;
  /** Of inputs with those groups, width × groups. */
  readonly withGroups: Float64Array;
  /** Of those groups with each other. */
  readonly groups: Float64Array;
}

/** Two passes over the rows named. */
export function covariances(
  matrix: Matrix,
  { rows, weight, groups }: { rows: Int32Array; weight: Float64Array; groups: Groups },
): Covariances {
  const { width } = matrix;
  const told = groups.names.length - 1;
  const total = rows.reduce((sum, row) => sum + (weight[row] as number), 0);
  const mean = new Float64Array(width);
  const share = new Float64Array(told);
  for (const row of rows) {
    const own = (weight[row] as number) / total;
    rowOf(matrix, row).forEach((value, at) => {
      mean[at] = (mean[at] as number) + own * value;
    });
    const code = groups.codes[row] as number;
    if (code < told) share[code] = (share[code] as number) + own;
  }
  const inputs = new Float64Array(width * width);
  const withGroups = new Float64Array(width * told);
  for (const row of rows) {
    const own = (weight[row] as number) / total;
    const apart = Float64Array.from(rowOf(matrix, row), (value, at) => value - (mean[at] as number));
    const code = groups.codes[row] as number;
    for (let a = 0; a < width; a++) {
      const part = own * (apart[a] as number);
      for (let b = 0; b <= a; b++) {
        inputs[a * width + b] = (inputs[a * width + b] as number) + part * (apart[b] as number);
      }
      if (code < told) withGroups[a * told + code] = (withGroups[a * told + code] as number) + part;
    }
  }
  for (let a = 0; a < width; a++) {
    for (let b = 0; b < a; b++) inputs[b * width + a] = inputs[a * width + b] as number;
  }
  const between = Float64Array.from({ length: told * told }, (_, at) => {
    const [a, b] = [share[Math.floor(at / told)] as number, share[at % told] as number];
    return Math.floor(at / told) === at % told ? a * (1 - a) : -a * b;
  });
  return { mean, inputs, share, withGroups, groups: between };
}

/** The transpose of a row-major matrix of so many columns. */
export function transposed(matrix: Float64Array, columns: number): Float64Array {
  const rows = matrix.length / columns;
  return Float64Array.from(
    matrix,
    (_, at) => matrix[(at % rows) * columns + Math.floor(at / rows)] as number,
  );
}
