/** Why a cell cannot be taken; the reader adds the file, the row and the column. */
export interface CellFault {
  readonly what: string;
  readonly remedy: string;
}

/** Gathers one column of a file, or of several files one after the other. */
export interface Column<T> {
  readonly name: string;
  /** Takes the next row's cell; undefined where it is missing. */
  push(cell: string | undefined): CellFault | undefined;
  /** Everything taken so far. */
  finish(): T;
}

const LONGEST_QUOTE = 40;

/** A cell as messages show it: in quotes, never long. */
export function quoted(cell: string): string {
  const characters = [...cell];
  return characters.length <= LONGEST_QUOTE
    ? `"${cell}"`
    : `"${characters.slice(0, LONGEST_QUOTE - 1).join('')}…"`;
}
