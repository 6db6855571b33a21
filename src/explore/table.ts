/** A column in few values: `values[codes[row]]`. */
export interface Coded {
  readonly name: string;
  readonly values: readonly string[];
  readonly codes: Uint16Array;
}

/** Rows that a share is taken of: of each, whether it counts, and what is known of it. All arrays have `rows` entries. */
export interface Table {
  readonly rows: number;
  /** 1 for the rows that count. */
  readonly hit: Uint8Array;
  readonly columns: readonly Coded[];
}

/** One condition of a slice: a column has a value. */
export interface Literal {
  readonly column: number;
  readonly code: number;
}

/** Some rows, and those of them that count. */
export interface Share {
  readonly n: number;
  readonly count: number;
}

/** The rows of a table for which all literals hold, ascending. */
export function rowsOf({ rows, columns }: Table, literals: readonly Literal[]): Int32Array {
  const tests = literals.map(({ column, code }) => ({ codes: (columns[column] as Coded).codes, code }));
  const found = new Int32Array(rows);
  let length = 0;
  for (let row = 0; row < rows; row++) {
    if (tests.every(({ codes, code }) => codes[row] === code)) found[length++] = row;
  }
  return found.slice(0, length);
}

/** Some rows of a table, in the order given. */
export function pick({ hit, columns }: Table, rows: Int32Array): Table {
  return {
    rows: rows.length,
    hit: Uint8Array.from(rows, (row) => hit[row] as number),
    columns: columns.map(({ codes, ...column }) => ({
      ...column,
      codes: taken(codes, rows),
    })),
  };
}

/** Some rows of a column, in the order given. */
export function taken(codes: Uint16Array, rows: Int32Array): Uint16Array {
  const some = new Uint16Array(rows.length);
  for (let at = 0; at < rows.length; at++) some[at] = codes[rows[at] as number] as number;
  return some;
}
