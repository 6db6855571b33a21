import { numberTable } from './number-table.ts';

/** The position of each value among distinct ones that hold them all. */
export function lookUp(given: ArrayLike<number>, values: Float64Array): Int32Array {
  const table = numberTable(values.length);
  for (const value of values) table.place(value);
  const codes = new Int32Array(given.length);
  for (let row = 0; row < given.length; row++) codes[row] = table.place(given[row] as number);
  return codes;
}
