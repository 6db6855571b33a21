import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { DuckDBInstance } from '@duckdb/node-api';
import { describe, expect, test } from 'vitest';
import { readPredictions } from '../../src/data/read-predictions.ts';
import { cellDigest, eachSum } from '../../src/slices/counting/cell-table.ts';
import { duckdb } from '../../src/slices/counting/counters/duckdb.ts';
import type { CountRequest } from '../../src/slices/counting/request.ts';
import { toCube } from '../../src/slices/counting/to-cube.ts';
import { memory } from '../../src/slices/engines/memory.ts';
import { scratch } from '../e2e/support/scratch.ts';
import { oracle } from './counting/oracle.ts';
import { type CountedTable, mixed, type Row, TABLES } from './counting/tables.ts';

const ASKED = { bins: 2000, threshold: 0.29 };
const request = (weighted: boolean): CountRequest => ({
  ...ASKED,
  attributes: ['sex', 'race'],
  label: { column: 'label', favourable: ['1'] },
  score: 'score',
  weight: weighted ? 'weight' : undefined,
});

const cell = (value: string | number | null) =>
  value === null ? '' : Object.is(value, -0) ? '-0.0' : `"${String(value).replaceAll('"', '""')}"`;
const csvOf = (rows: Iterable<Row>) =>
  ['sex,race,label,score,weight', ...Array.from(rows, (row) => Object.values(row).map(cell).join(','))].join(
    '\n',
  );

interface Lane {
  readonly title: string;
  holds(table: CountedTable): boolean;
  /** Writes the table into a folder and says where it lies. */
  lay(folder: string, table: CountedTable): Promise<string>;
}

/** Every way to lay a table before the embedded engine. */
const LANES: readonly Lane[] = [
  {
    title: 'CSV',
    holds: () => true,
    async lay(folder, { rows }) {
      const file = join(folder, 'table.csv');
      await writeFile(file, csvOf(rows()));
      return file;
    },
  },
  {
    title: 'packed JSON lines',
    holds: ({ json }) => json,
    async lay(folder, { rows }) {
      const file = join(folder, 'table.jsonl.gz');
      await writeFile(file, gzipSync(Array.from(rows(), (row) => JSON.stringify(row)).join('\n')));
      return file;
    },
  },
  {
    title: 'Parquet',
    holds: () => true,
    async lay(folder, { rows }) {
      const [from, file] = [join(folder, 'table.csv'), join(folder, 'table.parquet')];
      await writeFile(from, csvOf(rows()));
      const columns =
        "{'sex': 'VARCHAR', 'race': 'VARCHAR', 'label': 'INTEGER', 'score': 'DOUBLE', 'weight': 'DOUBLE'}";
      await inDuckdb(
        `COPY (SELECT * FROM read_csv('${from}', columns = ${columns}, quote = '"', escape = '"')) TO '${file}'`,
      );
      return file;
    },
  },
];

async function inDuckdb(...statements: readonly string[]): Promise<void> {
  const instance = await DuckDBInstance.create();
  const connection = await instance.connect();
  for (const statement of statements) await connection.run(statement);
  connection.closeSync();
  instance.closeSync();
}

describe.each(LANES.map((lane) => [lane.title, lane] as const))('DuckDB on %s', (_lane, { holds, lay }) => {
  test.each(TABLES.filter(holds).map((table) => [table.title, table] as const))(
    'finds the cells of %s',
    async (_table, table) => {
      const file = await lay(await scratch(), table);
      const found = await duckdb.count({ file }, request(table.weighted));
      expect(cellDigest(found)).toBe(
        cellDigest(oracle(table.rows(), { ...ASKED, weighted: table.weighted })),
      );
    },
  );
});

test('a million rows in several files give the cells of those that they repeat', async () => {
  const folder = await scratch();
  const [period, times] = [29_910, 34];
  const some = (from: number, to: number) =>
    `SELECT CASE WHEN i % 2 = 0 THEN 'F' ELSE 'M' END AS sex, 'r' || (i * 7) % 6 AS race,
      CASE WHEN (i * 13) % 5 < 2 THEN 1 ELSE 0 END AS label, ((i * 31) % 997) / 996::DOUBLE AS score
      FROM range(${from}, ${to}) r(i)`;
  await inDuckdb(
    `COPY (${some(0, 400_000)}) TO '${join(folder, 'million-1.parquet')}'`,
    `COPY (${some(400_000, period * times)}) TO '${join(folder, 'million-2.parquet')}'`,
  );
  const once = oracle(mixed(period), { ...ASKED, weighted: false });
  const many = (amounts: BigInt64Array) => amounts.map((amount) => amount * BigInt(times));
  const expected = { ...once, rows: many(once.rows), sums: eachSum((sum) => many(once.sums[sum])) };
  const found = await duckdb.count({ file: join(folder, 'million-*.parquet') }, request(false));
  expect(cellDigest(found)).toBe(cellDigest(expected));
});

test('more cells than may be kept are refused, and the attribute that makes them many is named', async () => {
  const folder = await scratch();
  await writeFile(join(folder, 'ids.csv'), csvOf(mixed(5000, (row) => ({ sex: `person ${row}` }))));
  const counting = duckdb.count({ file: join(folder, 'ids.csv') }, request(false), 3000);
  await expect(counting).rejects.toThrow(/over 3,000 cells .*: sex has most values/);
});

test.each([
  ['a third outcome far down', 'maybe', /the label is not binary: "maybe" comes beside/],
  ['a missing label', '', /the label is missing/],
])('%s is refused as a reader of rows would', async (_, last, message) => {
  const folder = await scratch();
  const rows = Array.from({ length: 120_000 }, (_row, row) => (row < 119_999 ? row % 2 : last));
  await writeFile(
    join(folder, 'x.csv'),
    `sex,race,score,label\n${rows.map((y) => `F,r,0.5,${y}`).join('\n')}`,
  );
  const counting = duckdb
    .count({ file: join(folder, 'x.csv') }, request(false))
    .then((cells) => toCube(cells, undefined));
  await expect(counting).rejects.toThrow(message);
});

test('the numbers are those of the engine in memory', async () => {
  const folder = await scratch();
  const file = join(folder, 'fine.csv');
  await writeFile(file, csvOf(mixed(6000, (row) => ({ score: ((row * 31) % 5987) / 5986 }))));
  const { attributes, ...columns } = request(true);
  const inMemory = await memory.cube(
    await readPredictions(file, { ...columns, task: 'binary', protected: attributes }),
  );
  const counted = toCube(await duckdb.count({ file }, request(true)), undefined);
  const {
    sums: { logLoss: _, ...expected },
    ...cellsInMemory
  } = inMemory.cells;
  const { sums, ...cells } = counted.cells;
  expect({ ...counted, cells }).toEqual({ ...inMemory, cells: cellsInMemory });
  for (const [sum, values] of Object.entries(expected)) {
    const found = sums[sum as keyof typeof expected] as Float64Array;
    const apart = values.map((value, at) => Math.abs(value - (found[at] as number)));
    expect(Math.max(...apart), sum).toBeLessThan(1e-5);
  }
});
