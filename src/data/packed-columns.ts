import type { ColumnTable } from 'arquero';
import type { Packed, PackedArray } from '../pipeline/packed.ts';
import { CategoryValues } from './category-values.ts';

/** A column of a dataset's table. */
export type TableColumn = readonly string[] | Float64Array | CategoryValues;

/** What the head of an artefact says of one column; its bulk lies in the arrays. */
export type ColumnHead =
  | { readonly name: string; readonly kind: 'number' | 'text' }
  | { readonly name: string; readonly kind: 'category'; readonly values: readonly string[] };

/** The head and the arrays of one column; `key` tells its arrays from those of other columns. */
export interface PackedColumn {
  readonly head: ColumnHead;
  readonly arrays: Readonly<Record<string, PackedArray>>;
}

export function packColumn(key: string, name: string, column: TableColumn): PackedColumn {
  if (column instanceof Float64Array) {
    return { head: { name, kind: 'number' }, arrays: { [key]: column } };
  }
  if (column instanceof CategoryValues) {
    return { head: { name, kind: 'category', values: column.values }, arrays: { [key]: column.codes } };
  }
  return {
    head: { name, kind: 'text' },
    arrays: {
      [key]: new TextEncoder().encode(column.join('')),
      [`${key}/lengths`]: Uint32Array.from(column, (text) => text.length),
    },
  };
}

export function unpackColumn(key: string, head: ColumnHead, { arrays }: Packed): TableColumn {
  if (head.kind === 'number') return arrays.get(key) as Float64Array;
  if (head.kind === 'category') {
    return new CategoryValues({ values: head.values, codes: arrays.get(key) as Int32Array });
  }
  const joined = new TextDecoder('utf-8', { ignoreBOM: true }).decode(arrays.get(key));
  let end = 0;
  return Array.from(arrays.get(`${key}/lengths`) as Uint32Array, (length) => {
    end += length;
    return joined.slice(end - length, end);
  });
}

/** A column of a dataset's table as the reader made it. */
export function tableColumn(table: ColumnTable, name: string): TableColumn {
  const column: unknown = table.column(name);
  if (column instanceof Float64Array || column instanceof CategoryValues) return column;
  if (Array.isArray(column)) return column as string[];
  throw new TypeError(`the table has no plain column "${name}"`);
}
