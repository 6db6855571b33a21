/** One thing that rows are told apart by: `codes[row]` is a whole number in [0, size). */
export interface Key {
  readonly codes: ArrayLike<number>;
  readonly size: number;
}

/** Rows sorted into parts; parts are in ascending order of their keys, the first key weighing most. */
export interface Partition {
  /** Part of every row. */
  readonly of: Int32Array;
  readonly parts: number;
  /** Of every part, its first row. */
  readonly first: Int32Array;
}

/** Up to this many possible numbers per row, a table of all of them is quicker than hashing. */
const DENSE = 4;

/** Tells `length` rows apart by several keys at once. */
export function partition(length: number, keys: readonly Key[]): Partition {
  let composite = new Float64Array(length);
  let size = 1;
  for (const { codes, size: values } of keys) {
    if (size * values > Number.MAX_SAFE_INTEGER) {
      const { of, parts } = numbered(composite, size);
      composite = Float64Array.from(of);
      size = parts;
    }
    for (let row = 0; row < length; row++) {
      composite[row] = (composite[row] as number) * values + (codes[row] as number);
    }
    size *= values;
  }
  const { of, parts } = numbered(composite, size);
  const first = new Int32Array(parts);
  for (let row = length - 1; row >= 0; row--) first[of[row] as number] = row;
  return { of, parts, first };
}

/** Numbers the distinct values, all whole and below `size`, in ascending order. */
function numbered(values: Float64Array, size: number): { of: Int32Array; parts: number } {
  return size <= DENSE * values.length ? numberedByTable(values, size) : numberedByHash(values);
}

function numberedByTable(values: Float64Array, size: number): { of: Int32Array; parts: number } {
  const number = new Int32Array(size);
  for (let row = 0; row < values.length; row++) number[values[row] as number] = 1;
  let parts = 0;
  for (let value = 0; value < size; value++) if (number[value]) number[value] = parts++;
  const of = new Int32Array(values.length);
  for (let row = 0; row < values.length; row++) of[row] = number[values[row] as number] as number;
  return { of, parts };
}

function numberedByHash(values: Float64Array): { of: Int32Array; parts: number } {
  const distinct = Float64Array.from(new Set(values)).sort();
  const number = new Map<number, number>();
  for (const value of distinct) number.set(value, number.size);
  return { of: Int32Array.from(values, (value) => number.get(value) as number), parts: distinct.length };
}

/** Adds values up by part. */
export function sumByPart(
  { of, parts }: { readonly of: ArrayLike<number>; readonly parts: number },
  values: ArrayLike<number>,
): Float64Array {
  const sums = new Float64Array(parts);
  for (let row = 0; row < of.length; row++) {
    const part = of[row] as number;
    sums[part] = (sums[part] as number) + (values[row] as number);
  }
  return sums;
}
