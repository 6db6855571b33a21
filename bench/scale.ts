import { existsSync } from 'node:fs';
import { withDuckdb } from '../src/data/sources/duckdb.ts';
import { duckdb } from '../src/slices/counting/counters/duckdb.ts';
import type { Benchmark } from './benchmark.ts';

const ROWS = 10_000_000;
const TURNS = 3;
const GOAL = 2.5;
const REQUEST = {
  attributes: ['sex', 'race', 'age_band'],
  label: { column: 'label', favourable: ['1'] },
  score: 'score',
  threshold: 0.5,
};

const drained = (file: string, sql: string) =>
  withDuckdb(file, async ({ rows }) => {
    for await (const _ of rows(sql));
  });

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

const made = (file: string, manner: string) =>
  drained(
    file,
    `COPY (SELECT CASE WHEN i % 2 = 0 THEN 'F' ELSE 'M' END AS sex, 'r' || hash(i) % 6 AS race,
      'a' || hash(i + 7) % 5 AS age_band, (hash(i + 3) % 5 < 2)::INT AS label,
      (hash(i + 9) % 1000003) / 1000002::DOUBLE AS score FROM range(${ROWS}) r(i)) TO '${file}'${manner}`,
  );

/** Sums and widest values of the columns that are counted: what reading them costs at least. */
const floor = (table: string) =>
  `SELECT COUNT(*), MAX(sex), MAX(race), MAX(age_band), SUM(CAST(label AS INTEGER)), SUM(CAST(score AS DOUBLE)) FROM ${table}`;

/** Cells of ten million rows against DuckDB's own sums of the same columns, turn by turn; the median ratio counts. */
export const scale: Benchmark = {
  id: 'scale',
  title: 'cells of 10,000,000 rows, sex × race × age band, against sums of the same columns in DuckDB',
  async run() {
    const cases = [
      {
        id: 'parquet-100-bins',
        bins: 100,
        file: 'bench/scale-10m.parquet',
        manner: '',
        reader: 'read_parquet',
      },
      {
        id: 'parquet-2000-bins',
        bins: 2000,
        file: 'bench/scale-10m.parquet',
        manner: '',
        reader: 'read_parquet',
      },
      { id: 'csv-100-bins', bins: 100, file: 'bench/scale-10m.csv', manner: ' (HEADER)', reader: 'read_csv' },
    ];
    const figures = [];
    for (const { id, bins, file, manner, reader } of cases) {
      if (!existsSync(file)) await made(file, manner);
      const ratios = [];
      for (let turn = 0; turn < TURNS; turn++) {
        const least = await seconds(() => drained(file, floor(`${reader}('${file}')`)));
        ratios.push((await seconds(() => duckdb.count({ file }, { ...REQUEST, bins }))) / least);
      }
      const value = ratios.sort((a, b) => a - b)[Math.floor(TURNS / 2)] as number;
      figures.push({
        id,
        value,
        unit: 'ratio',
        ...(bins === 100 && { goal: `<= ${GOAL}`, met: value <= GOAL }),
        against: 'DuckDB: sums of the same columns',
      });
    }
    return figures;
  },
};
