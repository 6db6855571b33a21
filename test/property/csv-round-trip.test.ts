import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { textColumn } from '../../src/data/columns/text.ts';
import { readCsv } from '../../src/data/sources/csv.ts';

const folder = mkdtempSync(join(tmpdir(), 'fairgate-test-'));
afterAll(() => rmSync(folder, { recursive: true }));

const quote = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
/** Quotes are needed around some cells, allowed around all; a blank line needs them to be a row. */
const spell = (cell: string, always: boolean, delimiter: string) =>
  always || /["\r\n]/.test(cell) || cell.includes(delimiter) ? quote(cell) : cell;

const cell = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.string({
    unit: fc.constantFrom('"', ',', ';', '\n', '\r', ' ', 'é', '😀', '\ufeff', 'a'),
    maxLength: 6,
  }),
);
const table = fc.integer({ min: 2, max: 4 }).chain((width) =>
  fc.record({
    width: fc.constant(width),
    rows: fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 8 }),
  }),
);

test('any table that is written is read again', async () => {
  const path = join(folder, 'table.csv');
  await fc.assert(
    fc.asyncProperty(
      table,
      fc.boolean(),
      fc.constantFrom(',', ';', '\t'),
      fc.constantFrom('\n', '\r\n'),
      fc.boolean(),
      async ({ width, rows }, always, delimiter, newline, marked) => {
        const names = Array.from({ length: width }, (_, index) => `column ${index}`);
        // A carriage return that ends a record's last cell cannot be told from the line's own.
        const exact = rows.map((row) => [...row.slice(0, -1), (row.at(-1) ?? '').replace(/\r+$/, '')]);
        const lines = [names, ...exact].map((row) =>
          row.map((one) => spell(one, always, delimiter)).join(delimiter),
        );
        writeFileSync(path, `${marked ? '\ufeff' : ''}${lines.join(newline)}${newline}`);
        const columns = names.map(textColumn);
        expect(await readCsv(path, { delimiter }, columns)).toBe(exact.length);
        const back = columns.map((column) => column.finish());
        expect(exact.map((_, row) => back.map((column) => column[row]))).toEqual(exact);
      },
    ),
    { numRuns: 300 },
  );
});
