import { CategoryValues } from '../data/category-values.ts';
import type { Dataset } from '../data/dataset.ts';
import { tableColumn } from '../data/packed-columns.ts';
import { rowsOf } from '../data/splits.ts';
import type { Features } from './features.ts';

/** A table as numbers, and what each of them is. */
export interface EncodedTable {
  readonly features: Extract<Features, { kind: 'vectors' }> & { readonly values: Float32Array };
  /** One name an input: `age`, `age is missing`, `degree = master`. */
  readonly columns: readonly string[];
}

/** One input of the model: its value of every row. */
interface Input {
  readonly name: string;
  of(row: number): number;
}

/**
 * Numbers and categories of a dataset's table as vectors; what is learnt for it is learnt from training rows alone.
 * Numbers get mean 0 and deviation 1; a missing one becomes the mean, and where training rows lack some, one more input
 * says so. A category becomes 1 in an input of its own, in sorted order with `(missing)` last; one that no training row
 * has becomes zeros.
 */
export function encodeTable(given: {
  readonly dataset: Dataset;
  readonly numeric: readonly string[];
  readonly categorical: readonly string[];
}): EncodedTable {
  const { dataset, numeric, categorical } = given;
  const train = rowsOf(dataset.split, 'train');
  const inputs = [
    ...numeric.flatMap((name) => numberInputs(name, numbersOf(dataset, name), train)),
    ...categorical.flatMap((name) => categoryInputs(name, categoriesOf(dataset, name), train)),
  ];
  const width = inputs.length;
  const values = new Float32Array(dataset.rows * width);
  inputs.forEach(({ of }, column) => {
    for (let row = 0; row < dataset.rows; row++) values[row * width + column] = of(row);
  });
  return {
    features: { kind: 'vectors', rows: dataset.rows, width, values },
    columns: inputs.map(({ name }) => name),
  };
}

function numberInputs(name: string, values: Float64Array, train: Int32Array): Input[] {
  const known = train.filter((row) => !Number.isNaN(values[row]));
  const average = (of: (value: number) => number) =>
    known.reduce((sum, row) => sum + of(values[row] as number), 0) / Math.max(1, known.length);
  const mean = average((value) => value);
  const spread = Math.sqrt(average((value) => (value - mean) ** 2));
  const deviation = spread > 0 ? spread : 1;
  const standard: Input = {
    name,
    of: (row) => (Number.isNaN(values[row]) ? 0 : ((values[row] as number) - mean) / deviation),
  };
  const absent: Input = { name: `${name} is missing`, of: (row) => (Number.isNaN(values[row]) ? 1 : 0) };
  return known.length < train.length ? [standard, absent] : [standard];
}

function categoryInputs(name: string, { values, codes }: CategoryValues, train: Int32Array): Input[] {
  const seen = new Set(train.map((row) => codes[row] as number));
  return values.flatMap((value, code) =>
    seen.has(code)
      ? [{ name: `${name} = ${value}`, of: (row: number) => (codes[row] === code ? 1 : 0) }]
      : [],
  );
}

function numbersOf({ table }: Dataset, name: string): Float64Array {
  const column = tableColumn(table, name);
  if (column instanceof Float64Array) return column;
  throw new TypeError(`the table's column "${name}" does not hold numbers`);
}

function categoriesOf({ table }: Dataset, name: string): CategoryValues {
  const column = tableColumn(table, name);
  if (column instanceof CategoryValues) return column;
  throw new TypeError(`the table's column "${name}" does not hold categories`);
}
