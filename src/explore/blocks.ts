import type { Coded } from './table.ts';

/** Neighbouring columns taken together: one pass over the rows counts their combinations, and so every one of them. */
export interface Block {
  /** Index of the first of its columns. */
  readonly first: number;
  readonly columns: readonly Coded[];
  /** How many combinations there may be. */
  readonly size: number;
  /** One number per row for its values of all columns, the first weighing most. */
  readonly codes: Uint16Array;
}

/** How many rows have each combination, and how many of them count. */
export interface Counts {
  readonly n: Int32Array;
  readonly count: Int32Array;
}

/** Up to so many combinations a pass takes no longer than for one column. */
const MOST = 64;

/** Columns in their order, as many in a block as have few combinations. */
export function blocksOf(columns: readonly Coded[], rows: number): readonly Block[] {
  const blocks: { first: number; columns: Coded[]; size: number }[] = [];
  for (const [index, column] of columns.entries()) {
    const last = blocks.at(-1);
    if (last && last.size * column.values.length <= MOST) {
      last.columns.push(column);
      last.size *= column.values.length;
    } else {
      blocks.push({ first: index, columns: [column], size: column.values.length });
    }
  }
  return blocks.map((block) => ({ ...block, codes: Uint16Array.from(composite(block.columns, rows)) }));
}

/** One number per row for its values of several columns, the first weighing most. */
export function composite(columns: readonly Coded[], rows: number): Uint32Array {
  const codes = new Uint32Array(rows);
  for (const column of columns) {
    const size = column.values.length;
    for (let row = 0; row < rows; row++)
      codes[row] = (codes[row] as number) * size + (column.codes[row] as number);
  }
  return codes;
}

/**
 * Counts rows by what they are so far, then by the combinations of a block.
 * @param cells how many numbers `codes` may be
 * @param hits the first so many rows count
 */
export function countRows(codes: Uint32Array, cells: number, block: Block, hits: number): Counts {
  const { size, codes: own } = block;
  const n = new Int32Array(cells * size);
  add(n, codes, own, size, 0, hits);
  const count = n.slice();
  add(n, codes, own, size, hits, codes.length);
  return { n, count };
}

function add(n: Int32Array, codes: Uint32Array, own: Uint16Array, size: number, from: number, to: number) {
  for (let row = from; row < to; row++) {
    const cell = (codes[row] as number) * size + (own[row] as number);
    n[cell] = (n[cell] as number) + 1;
  }
}

/** Of counts by the combinations of a block, those by one of its columns alone. */
export function alone({ n, count }: Counts, block: Block, column: number): Counts {
  if (block.columns.length === 1) return { n, count };
  const size = (block.columns[column] as Coded).values.length;
  const finer = block.columns.slice(column + 1).reduce((product, { values }) => product * values.length, 1);
  const sum = (all: Int32Array) => {
    const sums = new Int32Array((all.length / block.size) * size);
    for (let cell = 0; cell < all.length; cell++) {
      const whole = Math.floor(cell / block.size);
      const at = whole * size + (Math.floor(cell / finer) % size);
      sums[at] = (sums[at] as number) + (all[cell] as number);
    }
    return sums;
  };
  return { n: sum(n), count: sum(count) };
}
