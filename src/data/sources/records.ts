import Papa from 'papaparse';
import { LONGEST_RECORD } from './text-lines.ts';

/** What can be wrong with the quotes of the record that follows `records`. */
export type QuoteFault = 'unterminated-quote' | 'text-after-quote';

export interface Records {
  readonly records: readonly (readonly string[])[];
  readonly fault?: QuoteFault;
}

interface Parsed {
  readonly data: string[][];
  readonly errors: readonly { readonly code: string; readonly row: number }[];
  readonly meta: { readonly cursor: number };
}

/** Cuts text into records by RFC 4180, however the text is handed over. */
export interface RecordReader {
  feed(text: string): Records;
  /** What is left after the last piece. */
  end(): Records;
}

export function recordReader(delimiter: string): RecordReader {
  const parser = new Papa.Parser({ delimiter, newline: '\n' });
  let pending = '';
  let enough = 0;

  const parse = (last: boolean): Records => {
    const { data, errors, meta } = parser.parse(pending, 0, !last) as Parsed;
    if (pending.includes('\r')) data.forEach(dropCarriageReturn);
    pending = last ? '' : pending.slice(meta.cursor);
    // A record that spans many pieces is looked at again only when the text has doubled.
    enough = 2 * pending.length;
    const endless = pending.length > LONGEST_RECORD;
    const bad = errors.find((error) => last || endless || error.row < data.length);
    if (bad?.code === 'InvalidQuotes') return { records: data.slice(0, bad.row), fault: 'text-after-quote' };
    if (bad || endless) return { records: data.slice(0, bad?.row), fault: 'unterminated-quote' };
    return { records: data };
  };

  return {
    feed(text) {
      pending += text;
      return pending.length < enough ? { records: [] } : parse(false);
    },
    end: () => (pending === '' ? { records: [] } : parse(true)),
  };
}

/** Lines may end in CR LF, even only some of them. */
function dropCarriageReturn(record: string[]): void {
  const last = record.length - 1;
  const cell = record[last] as string;
  if (cell.endsWith('\r')) record[last] = cell.slice(0, -1);
}
