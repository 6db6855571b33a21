import { InvalidInput } from '../../errors.ts';
import { suggest } from '../../registry.ts';
import { type Column, quoted } from '../columns/column.ts';
import { type QuoteFault, type Records, recordReader } from './records.ts';
import { type Lines, textLines } from './text-lines.ts';

/** How a delimited file is written, where it is not a plain CSV with a header. */
export interface CsvFormat {
  /** Column names of a file that has no header row. */
  readonly header?: readonly string[] | undefined;
  /** One character; a comma by default. */
  readonly delimiter?: string | undefined;
  /** Records to skip before the header or the data. */
  readonly skipRows?: number | undefined;
  /** Strips white space around every cell. */
  readonly trim?: boolean | undefined;
  /** Spellings of "not known" besides the empty cell. */
  readonly missing?: readonly string[] | undefined;
}

type AnyColumn = Column<unknown>;
interface BoundColumn {
  readonly column: AnyColumn;
  readonly index: number;
}

/**
 * Reads a delimited UTF-8 file (RFC 4180; LF or CR LF; with or without a byte order mark) once, handing each wanted
 * column its cells. Blank lines are skipped. Only what the columns keep stays in memory.
 * @param onRows told now and then how many rows have been read.
 * @returns the number of rows.
 * @throws InvalidInput with the file, the record (the first of the file is 1) and the column.
 */
export async function readCsv(
  file: string,
  format: CsvFormat,
  columns: readonly AnyColumn[],
  onRows: (rows: number) => void = () => {},
): Promise<number> {
  const rows = rowTaker(file, format, columns);
  const reader = recordReader(format.delimiter ?? ',');
  const take = ({ records, fault }: Records) => {
    for (const record of records) rows.take(record);
    if (fault) throw rows.fault(fault);
    onRows(rows.count);
  };
  for await (const { text, broken } of textLines(file)) {
    take(reader.feed(text));
    if (broken) throw rows.fault(broken);
  }
  take(reader.end());
  rows.end();
  return rows.count;
}

/**
 * The column names of a delimited file with a header.
 * @throws InvalidInput when the file has none.
 */
export async function csvHeader(file: string): Promise<readonly string[]> {
  const reader = recordReader(',');
  const headerOf = ({ records }: Records) => records.find((record) => !isBlank(record, undefined));
  for await (const { text } of textLines(file)) {
    const header = headerOf(reader.feed(text));
    if (header) return header.map((name) => name.trim());
  }
  const header = headerOf(reader.end());
  if (header) return header.map((name) => name.trim());
  throw new InvalidInput('the file is empty', { file }, 'Give a file with a header and rows.');
}

type FileFault = QuoteFault | NonNullable<Lines['broken']>;

const FAULTS: Readonly<Record<FileFault, readonly [what: string, remedy: string]>> = {
  'unterminated-quote': [
    'a quote is opened and never closed',
    'Close it, or double it if it is part of the text.',
  ],
  'text-after-quote': [
    'a quoted cell goes on after its closing quote',
    'Double quotes that are part of the text.',
  ],
  'not-utf-8': ['the bytes are not UTF-8 text', 'Save the file as UTF-8.'],
  'endless-line': ['a line has over 16 million bytes', 'Give a table of text, one row a line.'],
};

function rowTaker(file: string, format: CsvFormat, columns: readonly AnyColumn[]) {
  const { skipRows = 0, trim = false } = format;
  const missing = new Set(['', ...(format.missing ?? [])]);
  let row = 0;
  let count = 0;
  let width: number | undefined;
  let bound: readonly BoundColumn[] = [];

  const readHeader = (names: readonly string[]) => {
    width = names.length;
    bound = bindColumns(file, Math.max(row, 1), names, columns);
  };
  if (format.header) readHeader(format.header);

  return {
    get count() {
      return count;
    },
    take(record: readonly string[]): void {
      row++;
      if (row <= skipRows || isBlank(record, width)) return;
      if (width === undefined) {
        readHeader(record.map((name) => name.trim()));
        return;
      }
      if (record.length !== width) throw ragged(file, row, record.length, width);
      for (const { column, index } of bound) {
        const raw = record[index] as string;
        const cell = trim ? raw.trim() : raw;
        const fault = column.push(missing.has(cell) ? undefined : cell);
        if (fault) throw new InvalidInput(fault.what, { file, row, column: column.name }, fault.remedy);
      }
      count++;
    },
    end(): void {
      if (width === undefined)
        throw new InvalidInput('the file is empty', { file }, 'Give a file with a header and rows.');
      if (count === 0) throw new InvalidInput('the file has no rows below its header', { file }, 'Add rows.');
    },
    fault(fault: FileFault): InvalidInput {
      const [what, remedy] = FAULTS[fault];
      return new InvalidInput(what, { file, row: row + 1 }, remedy);
    },
  };
}

/** One empty cell on its own is a blank line, unless the table has one column. */
function isBlank(record: readonly string[], width: number | undefined): boolean {
  return record.length === 1 && width !== 1 && (record[0] as string).trim() === '';
}

function ragged(file: string, row: number, found: number, expected: number): InvalidInput {
  return new InvalidInput(
    `the row has ${found} ${found === 1 ? 'value' : 'values'} where the header has ${expected}`,
    { file, row },
    'Add or remove values; put quotes around a value that holds the delimiter.',
  );
}

const SHOWN_NAMES = 30;

function bindColumns(
  file: string,
  row: number,
  names: readonly string[],
  columns: readonly AnyColumn[],
): readonly BoundColumn[] {
  const duplicate = names.find((name, index) => names.indexOf(name) !== index);
  if (duplicate !== undefined) {
    throw new InvalidInput(
      `the header names ${quoted(duplicate)} twice`,
      { file, row, column: duplicate },
      'Give each column a name of its own.',
    );
  }
  return columns.map((column) => {
    const index = names.indexOf(column.name);
    if (index !== -1) return { column, index };
    const hint = suggest(column.name, names);
    const near = hint.startsWith('Did') ? `${hint} ` : '';
    const more = names.length > SHOWN_NAMES ? ', …' : '';
    const remedy = `${near}The columns are: ${names.slice(0, SHOWN_NAMES).join(', ')}${more}.`;
    throw new InvalidInput('there is no such column', { file, row, column: column.name }, remedy);
  });
}
