import { MISSING } from '../../result/index.ts';
import { type CellTable, eachSum } from './cell-table.ts';

/** A row of the answer to the query: the values of the attributes, then those of the cell in the order of its columns. */
export type AnswerRow = readonly unknown[];

/** Gathers the answer of an engine, a row at a time, into a table of cells; numbers may be numbers, bigints or text. */
export function cellGatherer(attributes: readonly string[]) {
  const groups = attributes.map((name) => ({
    name,
    found: new Map<string, number>(),
    codes: [] as number[],
  }));
  const label: number[] = [];
  const decision: number[] = [];
  const bin: number[] = [];
  const rows: bigint[] = [];
  const sums = { weight: [], weightSquared: [], squaredError: [], score: [] } as Record<string, bigint[]>;
  let bins = 0;
  let unit = 1;
  return {
    get length() {
      return rows.length;
    },
    /** The attribute with most values so far, and how many these are. */
    widest() {
      const [first = { name: '', values: 0 }] = groups
        .map(({ name, found }) => ({ name, values: found.size }))
        .sort((a, b) => b.values - a.values);
      return first;
    },
    add(row: AnswerRow): void {
      for (const [index, { found, codes }] of groups.entries()) {
        const value = String(row[index] ?? '') || MISSING;
        let code = found.get(value);
        if (code === undefined) {
          code = found.size;
          found.set(value, code);
        }
        codes.push(code);
      }
      const told = row.slice(groups.length);
      label.push(Number(told[0]));
      decision.push(Number(told[1]));
      bin.push(Number(told[2]));
      rows.push(whole(told[3]));
      for (const [index, sum] of Object.values(sums).entries()) sum.push(whole(told[4 + index]));
      bins = Number(told[8]);
      unit = Number(told[9]);
    },
    finish: (): CellTable => ({
      length: rows.length,
      attributes: groups.map(({ name, found, codes }) => ({
        name,
        values: [...found.keys()],
        codes: Int32Array.from(codes),
      })),
      bins,
      unit,
      label: Int32Array.from(label),
      decision: Int32Array.from(decision),
      bin: Int32Array.from(bin),
      rows: BigInt64Array.from(rows),
      sums: eachSum((sum) => BigInt64Array.from(sums[sum] ?? [])),
    }),
  };
}

function whole(value: unknown): bigint {
  return typeof value === 'bigint' ? value : BigInt(String(value));
}
