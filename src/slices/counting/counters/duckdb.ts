import { type TableReader, tableOf, withDuckdb } from '../../../data/sources/duckdb.ts';
import { InvalidInput } from '../../../errors.ts';
import type { CellCounter } from '../counter.ts';
import { dialects } from '../dialects.ts';
import { cellGatherer } from '../gather.ts';
import { cellQuery } from '../query.ts';
import { type CountRequest, FAULT } from '../request.ts';
import { settleOutcome, UnsettledOutcome, unitFor } from '../settle.ts';

const dialect = dialects.get('duckdb');

/** So many rows are looked at first for how outcomes are spelled. */
const SAMPLE = 100_000;

/** As many cells are kept in memory at most. */
const MOST_CELLS = 2_000_000;

/** Counts the rows of files of any size in the embedded database; memory grows with the cells alone. */
export const duckdb: CellCounter<'duckdb'> = {
  id: 'duckdb',
  title: 'DuckDB, embedded',
  count: ({ file, format }, request, most = MOST_CELLS) =>
    withDuckdb(file, async (reader) => {
      const table = tableOf(file, format);
      const counted = async (settled: CountRequest) => {
        const cells = cellGatherer(settled.attributes);
        for await (const rows of reader.rows(cellQuery(dialect, table, settled))) {
          for (const row of rows) cells.add(row);
          if (cells.length > most) throw tooMany(cells.widest(), most, file);
        }
        return cells.finish();
      };
      const some = `(SELECT * FROM ${table} LIMIT ${SAMPLE}) some_`;
      const weighed = await withUnit(reader, table, request);
      try {
        const cells = await counted(await settle(reader, some, weighed, file));
        if (!cells.label.includes(FAULT.outOfRange) && !cells.decision.includes(FAULT.outOfRange))
          return cells;
      } catch (fault) {
        if (!(fault instanceof UnsettledOutcome)) throw fault;
      }
      return counted(await settle(reader, table, weighed, file));
    }),
};

/** The request with all spellings of the outcomes, as a table has them. */
async function settle(
  reader: TableReader,
  table: string,
  request: CountRequest,
  file: string,
): Promise<CountRequest> {
  const { label, decision } = request;
  const spellings = async (column: string) => {
    const value = `CAST(${dialect.name(column)} AS VARCHAR)`;
    const found = await all(reader, `SELECT DISTINCT ${value} FROM ${table} ORDER BY 1 LIMIT 100`);
    return found.map(([spelling]) => (spelling === null ? undefined : String(spelling)));
  };
  const place = { file };
  return {
    ...request,
    label: settleOutcome(label, await spellings(label.column), 'label', place),
    ...(decision && {
      decision: settleOutcome(decision, await spellings(decision.column), 'decision', place),
    }),
  };
}

async function withUnit(reader: TableReader, table: string, request: CountRequest): Promise<CountRequest> {
  const { weight } = request;
  if (weight === undefined) return request;
  const value = `TRY_CAST(${dialect.name(weight)} AS DOUBLE)`;
  const [row] = await all(reader, `SELECT MAX(${value}) FILTER (isfinite(${value})) FROM ${table}`);
  return { ...request, unit: unitFor(Number(row?.[0] ?? 0)) };
}

async function all(reader: TableReader, sql: string): Promise<readonly (readonly unknown[])[]> {
  const found: (readonly unknown[])[] = [];
  for await (const rows of reader.rows(sql)) found.push(...rows);
  return found;
}

function tooMany(
  { name, values }: { name: string; values: number },
  most: number,
  file: string,
): InvalidInput {
  return new InvalidInput(
    `there are over ${most.toLocaleString('en')} cells of group, outcome and score: ${name} has most values, ${values.toLocaleString('en')} so far`,
    { file, column: name },
    'Put its values in bands, or audit fewer attributes at a time.',
  );
}
