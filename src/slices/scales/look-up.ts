/** The position of each value among distinct ones that hold them all. */
export function lookUp(given: ArrayLike<number>, values: Float64Array): Int32Array {
  const codeOf = new Map<number, number>();
  for (const value of values) codeOf.set(value, codeOf.size);
  const codes = new Int32Array(given.length);
  for (let row = 0; row < given.length; row++) codes[row] = codeOf.get(given[row] as number) as number;
  return codes;
}
