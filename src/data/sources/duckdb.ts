import type { DuckDBConnection } from '@duckdb/node-api';
import { InvalidInput } from '../../errors.ts';
import type { CsvFormat } from './csv.ts';

/** A session of the embedded database; it fetches nothing, extensions least of all. */
export interface TableReader {
  /** Rows of an answer, in pieces. */
  rows(sql: string): AsyncGenerator<readonly (readonly unknown[])[]>;
}

/**
 * Opens the embedded database for some work on a file, or on the files of a pattern such as `days/*.parquet`.
 * @throws InvalidInput in the database's own words where it cannot read the file as it should.
 */
export async function withDuckdb<T>(file: string, work: (reader: TableReader) => Promise<T>): Promise<T> {
  const { DuckDBInstance } = await import('@duckdb/node-api');
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    preserve_insertion_order: 'false',
  });
  const connection = await instance.connect();
  try {
    return await work({ rows: (sql) => rowsOf(connection, sql) });
  } catch (cause) {
    throw cause instanceof InvalidInput ? cause : unreadable(file, cause);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function* rowsOf(connection: DuckDBConnection, sql: string) {
  const result = await connection.stream(sql);
  for await (const chunk of result) yield chunk.getRows();
}

function unreadable(file: string, cause: unknown): InvalidInput {
  const words = (cause instanceof Error ? cause.message : String(cause)).split('\n')[0];
  return new InvalidInput(
    `the table cannot be counted: ${words}`,
    { file },
    'Check the format and the columns.',
    {
      cause,
    },
  );
}

const text = (value: string) => `'${value.replaceAll("'", "''")}'`;

interface Kind {
  read(file: string, format: CsvFormat): string;
  /** Whether the reader in memory takes it too, where it is not packed. */
  readonly plain: boolean;
}

/** By ending, `.gz` and `.zst` left off. */
const KINDS: Readonly<Record<string, Kind>> = {
  parquet: { read: (file) => `read_parquet(${text(file)})`, plain: false },
  csv: { read: (file, format) => csv(file, ',', format), plain: true },
  tsv: { read: (file, format) => csv(file, '\t', format), plain: true },
  jsonl: { read: (file) => `read_ndjson(${text(file)})`, plain: false },
  ndjson: { read: (file) => `read_ndjson(${text(file)})`, plain: false },
};
const PACKED = /\.(gz|zst)$/i;

function kindOf(file: string): Kind | undefined {
  const ending = /\.([a-z]+)$/i.exec(file.replace(PACKED, ''))?.[1]?.toLowerCase() ?? '';
  return Object.hasOwn(KINDS, ending) ? KINDS[ending] : undefined;
}

/** Whether a path stands for all the files that it fits: `days/*.parquet`. */
export function isPattern(path: string): boolean {
  return path.includes('*');
}

/** Whether a file is one that the reader in memory takes: a text of delimited cells, not packed. */
export function isPlain(file: string): boolean {
  return !isPattern(file) && !PACKED.test(file) && (kindOf(file)?.plain ?? true);
}

/**
 * The SQL of a table that lies in files.
 * @throws InvalidInput where its name does not tell what it is.
 */
export function tableOf(file: string, format: CsvFormat = {}): string {
  const kind = kindOf(file);
  if (kind) return kind.read(file, format);
  throw new InvalidInput(
    'the name does not tell how the table is written',
    { file },
    `Known endings: ${Object.keys(KINDS).join(', ')}, each also with .gz or .zst.`,
  );
}

/** All cells stay text, as they are in the file: `01` is no number where it names a group. */
function csv(
  file: string,
  usual: string,
  { delimiter = usual, header, skipRows = 0, missing = [] }: CsvFormat,
): string {
  const names = header ? `header = false, names = [${header.map(text).join(', ')}]` : 'header = true';
  const nulls = ['', ...missing].map(text).join(', ');
  return `read_csv(${text(file)}, all_varchar = true, ${names}, delim = ${text(delimiter)}, quote = '"', escape = '"', skip = ${skipRows}, nullstr = [${nulls}])`;
}

/**
 * The files that a pattern stands for, in order of their names.
 * @throws InvalidInput where there is none.
 */
export async function filesOf(pattern: string): Promise<readonly string[]> {
  const files = await withDuckdb(pattern, async ({ rows }) => {
    const found: string[] = [];
    for await (const piece of rows(`SELECT file FROM glob(${text(pattern)})`)) {
      for (const [file] of piece) found.push(String(file));
    }
    return found.sort();
  });
  if (files.length > 0) return files;
  throw new InvalidInput('no file fits this pattern', { file: pattern }, 'Check its folders and names.');
}
