import { createHash } from 'node:crypto';
import { MISSING } from '../../result/index.ts';
import { type Key, partition } from '../partition.ts';
import { CELL_COLUMNS } from './request.ts';

/** What the cells add up: Σw, Σw², Σw·(score − label)² and Σw·score. */
export const CELL_SUMS = ['weight', 'weightSquared', 'squaredError', 'score'] as const;
type CellSums = Readonly<Record<(typeof CELL_SUMS)[number], BigInt64Array>>;

/** What any engine makes of the rows, wherever they lie: the finest cells, column by column, all of `length` entries. */
export interface CellTable {
  readonly length: number;
  readonly attributes: readonly {
    readonly name: string;
    readonly values: readonly string[];
    /** Index of each cell's value. */
    readonly codes: Int32Array;
  }[];
  /** Bins of the score; 0 where no scores are known. */
  readonly bins: number;
  /** What weights are parts of. */
  readonly unit: number;
  /** 0 or 1, or the code of a fault. */
  readonly label: Int32Array;
  readonly decision: Int32Array;
  /** In [0, bins), or the code of a fault. */
  readonly bin: Int32Array;
  readonly rows: BigInt64Array;
  /** In parts of `SCALE`. */
  readonly sums: CellSums;
}

/** Codes of faults lie below 0, as far as this. */
const LOWEST = -3;

/** Equal cells added up, in order: by the text of their groups, then label, decision and bin; `(missing)` comes last. */
export function inOrder(table: CellTable): CellTable {
  const { length, label, decision, bin, bins, rows, sums } = table;
  const attributes = table.attributes.map(sortedValues);
  const shifted = (codes: Int32Array, size: number): Key => ({
    codes: codes.map((code) => code - LOWEST),
    size: size - LOWEST,
  });
  const kept = partition(length, [
    ...attributes.map(({ codes, values }) => ({ codes, size: values.length })),
    shifted(label, 2),
    shifted(decision, 2),
    shifted(bin, Math.max(1, bins)),
  ]);
  const take = (codes: Int32Array) => kept.first.map((cell) => codes[cell] as number);
  const add = (amounts: BigInt64Array) => {
    const added = new BigInt64Array(kept.parts);
    for (let cell = 0; cell < length; cell++) {
      const part = kept.of[cell] as number;
      added[part] = (added[part] as bigint) + (amounts[cell] as bigint);
    }
    return added;
  };
  return {
    ...table,
    length: kept.parts,
    attributes: attributes.map((attribute) => ({ ...attribute, codes: take(attribute.codes) })),
    label: take(label),
    decision: take(decision),
    bin: take(bin),
    rows: add(rows),
    sums: eachSum((sum) => add(sums[sum])),
  };
}

export function eachSum(of: (sum: keyof CellSums) => BigInt64Array): CellSums {
  return Object.fromEntries(CELL_SUMS.map((sum) => [sum, of(sum)])) as unknown as CellSums;
}

function sortedValues({ name, values: given, codes }: CellTable['attributes'][number]) {
  const found = new Set(given);
  const known = [...found].filter((value) => value !== MISSING).sort();
  const values = found.has(MISSING) ? [...known, MISSING] : known;
  const place = new Map(values.map((value, code) => [value, code]));
  const moved = given.map((value) => place.get(value) as number);
  return { name, values, codes: codes.map((code) => moved[code] as number) };
}

/** The table as a CSV file, a piece at a time; equal tables in order give equal bytes. */
export function* cellText(table: CellTable): Generator<string> {
  const { length, attributes, label, decision, bin, rows, sums, bins, unit } = table;
  yield `${[...attributes.map(({ name }) => name), ...CELL_COLUMNS].map(quoted).join(',')}\n`;
  const spelled = attributes.map(({ values }) => values.map(quoted));
  for (let cell = 0; cell < length; cell++) {
    const group = attributes.map(({ codes }, index) => spelled[index]?.[codes[cell] as number]);
    const told = [label[cell], decision[cell], bin[cell], rows[cell]];
    yield `${[...group, ...told, ...CELL_SUMS.map((sum) => sums[sum][cell]), bins, unit].join(',')}\n`;
  }
}

/** `sha256:` and the digest of the table in order: the same on every engine that counts the same rows. */
export function cellDigest(table: CellTable): string {
  const hash = createHash('sha256');
  for (const line of cellText(inOrder(table))) hash.update(line);
  return `sha256:${hash.digest('hex')}`;
}

function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
