import { isUtf8 } from 'node:buffer';
import { chunksOf } from './files.ts';

const NEWLINE = 0x0a;
/** No record is longer than this: beyond it a quote was not closed, or the file is no table. */
export const LONGEST_RECORD = 1 << 24;

/** A run of whole lines; `broken` when the line after it is not UTF-8 (or is endless), and nothing follows. */
export interface Lines {
  readonly text: string;
  readonly broken?: 'not-utf-8' | 'endless-line';
}

/**
 * A UTF-8 file as runs of whole lines, its byte order mark left out. As a newline byte is never part of another
 * character, each run is decoded by itself.
 */
export async function* textLines(file: string): AsyncGenerator<Lines> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest: Buffer = Buffer.alloc(0);
  let first = true;
  const decode = (bytes: Buffer): Lines => {
    const whole = isUtf8(bytes);
    const text = decoder.decode(whole ? bytes : bytes.subarray(0, firstBrokenLine(bytes)));
    const unmarked = first && text.startsWith('\ufeff') ? text.slice(1) : text;
    first = false;
    return whole ? { text: unmarked } : { text: unmarked, broken: 'not-utf-8' };
  };
  for await (const chunk of chunksOf(file)) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    rest = bytes.subarray(end);
    if (end > 0) {
      const lines = decode(bytes.subarray(0, end));
      yield lines;
      if (lines.broken) return;
    }
    if (rest.length > LONGEST_RECORD) {
      yield { text: '', broken: 'endless-line' };
      return;
    }
  }
  if (rest.length > 0) yield decode(rest);
}

function firstBrokenLine(bytes: Buffer): number {
  let start = 0;
  for (;;) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline === -1 ? bytes.length : newline + 1;
    if (end === bytes.length || !isUtf8(bytes.subarray(start, end))) return start;
    start = end;
  }
}
