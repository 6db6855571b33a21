import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { categoryColumn } from '../../../src/data/columns/category.ts';
import { textColumn } from '../../../src/data/columns/text.ts';
import { type CsvFormat, readCsv } from '../../../src/data/sources/csv.ts';
import { folderOfFiles, refusal } from './files.ts';

const { folder, write } = folderOfFiles();

async function read(path: string, names: readonly string[], format: CsvFormat = {}) {
  const columns = names.map(textColumn);
  const rows = await readCsv(path, format, columns);
  return { rows, cells: columns.map((column) => column.finish()) };
}

describe('what is simply read', () => {
  const plain = {
    rows: 2,
    cells: [
      ['1', '3'],
      ['2', '4'],
    ],
  };
  test.each([
    ['LF', 'a,b\n1,2\n3,4\n'],
    ['CR LF', 'a,b\r\n1,2\r\n3,4\r\n'],
    ['both kinds of line ends', 'a,b\n1,2\r\n3,4\n'],
    ['no newline at the end', 'a,b\n1,2\n3,4'],
    ['a byte order mark', '\ufeffa,b\n1,2\n3,4\n'],
    ['blank lines', '\na,b\n\n1,2\n  \n3,4\n\n\n'],
    ['quotes around everything', '"a","b"\r\n"1","2"\r\n"3","4"\r\n'],
    ['spaces around the names', ' a , b\n1,2\n3,4\n'],
    ['other columns', 'c,b,a\nx,2,1\ny,4,3\n'],
  ])('%s', async (_, content) => {
    expect(await read(write('plain.csv', content), ['a', 'b'])).toEqual(plain);
  });

  test('newlines, delimiters and quotes inside quotes', async () => {
    const path = write('quoted.csv', 'a,b\n"x\ny","1,2"\n"say ""hi""",\n');
    expect(await read(path, ['a', 'b'])).toEqual({
      rows: 2,
      cells: [
        ['x\ny', 'say "hi"'],
        ['1,2', ''],
      ],
    });
  });

  test('another delimiter, no header, skipped records, white space, spellings of missing', async () => {
    const path = write('odd.txt', '|note\n 1;?\nNA; 4\n');
    const format = { header: ['a', 'b'], delimiter: ';', skipRows: 1, trim: true, missing: ['?', 'NA'] };
    expect(await read(path, ['a', 'b'], format)).toEqual({
      rows: 2,
      cells: [
        ['1', ''],
        ['', '4'],
      ],
    });
  });

  test('records and characters that lie across the pieces a file is read in', async () => {
    const long = 'é"\n,€😀'.repeat(120_000);
    const row = `"${long.replaceAll('"', '""')}"`;
    const content = `a,b
${row},1
${row},2
`;
    const { rows, cells } = await read(write('long.csv', content), ['a', 'b']);
    expect(rows).toBe(2);
    expect(cells[0]?.every((cell) => cell === long)).toBe(true);
    expect(cells[1]).toEqual(['1', '2']);
  });

  test('many rows, counted as they come', async () => {
    const path = write('many.csv', `a,b\n${'some text,"more, text"\n'.repeat(100_000)}`);
    const counts: number[] = [];
    const rows = await readCsv(path, {}, [categoryColumn('b')], (count) => counts.push(count));
    expect(rows).toBe(100_000);
    expect(counts.length).toBeGreaterThan(2);
    expect(counts.at(-1)).toBe(100_000);
  });
});

describe('what is refused, with its place and its remedy', () => {
  test.each([
    [
      'ragged.csv',
      'a,b\n1,2\n1,2,3\n',
      { row: 3 },
      'the row has 3 values where the header has 2',
      /Add or remove values/,
    ],
    [
      'short.csv',
      'a,b\n1,2\n1\n',
      { row: 3 },
      'the row has 1 value where the header has 2',
      /Add or remove values/,
    ],
    [
      'duplicate.csv',
      'a, b,b \n1,2,3\n',
      { row: 1, column: 'b' },
      'the header names "b" twice',
      /name of its own/,
    ],
    ['empty.csv', '', {}, 'the file is empty', /header and rows/],
    ['header.csv', 'a,b\n', {}, 'the file has no rows below its header', /Add rows/],
    [
      'latin.csv',
      Buffer.from('a,b\n1,2\n3,caf\xe9\n5,6\n', 'latin1'),
      { row: 3 },
      'the bytes are not UTF-8 text',
      /Save the file as UTF-8/,
    ],
    [
      'utf16.csv',
      Buffer.from('\ufeffa,b\n1,2\n', 'utf16le'),
      { row: 1 },
      'the bytes are not UTF-8 text',
      /Save the file as UTF-8/,
    ],
    ['open.csv', 'a,b\n1,2\n"3,4\n5,6\n', { row: 3 }, 'a quote is opened and never closed', /Close it/],
    [
      'stray.csv',
      'a,b\n1,2\n"3"x,4\n5,6\n',
      { row: 3 },
      'a quoted cell goes on after its closing quote',
      /Double quotes/,
    ],
  ])('%s', async (name, content, place, what, remedy) => {
    const path = write(name, content);
    const refused = await refusal(read(path, ['a', 'b']));
    expect(refused.place).toEqual({ file: path, ...place });
    expect(refused.what).toBe(what);
    expect(refused.remedy).toMatch(remedy);
    expect(refused.message).toContain(path);
  });

  test('a quote that swallows the rest of a large file, long before memory ends', async () => {
    const path = write('swallowed.csv', `a,b\n1,2\n"3,4\n${'5,6\n'.repeat(5_000_000)}`);
    const refused = await refusal(read(path, ['a', 'b']));
    expect(refused.what).toBe('a quote is opened and never closed');
    expect(refused.place.row).toBe(3);
  });

  test.each([
    ['y,score,race,sex', 'Did you mean "race"? The columns are: y, score, race, sex.'],
    ['first,second', 'The columns are: first, second.'],
  ])('a column that %s does not have', async (header, remedy) => {
    const path = write('absent.csv', `${header}\n${header}\n`);
    const refused = await refusal(read(path, ['rase']));
    expect(refused.message).toBe(`${path}, row 1, column "rase": there is no such column. ${remedy}`);
  });

  test('a broken byte far down a file that is read in many pieces', async () => {
    const lines = Array.from({ length: 300_000 }, (_, row) => Buffer.from(`${row},é\n`));
    lines[250_000] = Buffer.from('250000,\xe9\n', 'latin1');
    const path = write('far.csv', Buffer.concat([Buffer.from('a,b\n'), ...lines]));
    const refused = await refusal(read(path, ['a', 'b']));
    expect(refused.message).toBe(
      `${path}, row 250002: the bytes are not UTF-8 text. Save the file as UTF-8.`,
    );
  });

  test('a file that is one endless line', async () => {
    const path = write('endless.csv', `a,b\n${'x'.repeat(20 * 2 ** 20)}`);
    const refused = await refusal(read(path, ['a', 'b']));
    expect(refused.message).toContain(`${path}, row 2: a line has over 16 million bytes.`);
  });

  test('a missing file, a folder', async () => {
    const missing = await refusal(read(`${folder}/nowhere.csv`, ['a']));
    expect(missing.message).toBe(`${folder}/nowhere.csv: there is no such file. Check its name and folder.`);
    const directory = await refusal(read(folder, ['a']));
    expect(directory.message).toBe(`${folder}: this is a folder, not a file. Name the file inside it.`);
  });
});

const spectrum = '../shared/data/csv-spectrum';
describe.skipIf(!existsSync(spectrum))('csv-spectrum', () => {
  test.each([
    'comma_in_quotes',
    'empty',
    'empty_crlf',
    'escaped_quotes',
    'json',
    'newlines',
    'newlines_crlf',
    'quotes_and_newlines',
    'simple',
    'simple_crlf',
    'utf8',
  ])('%s', async (name) => {
    const expected = JSON.parse(readFileSync(`${spectrum}/json/${name}.json`, 'utf8')) as Record<
      string,
      string
    >[];
    const names = Object.keys(expected[0] ?? {});
    const { cells } = await read(`${spectrum}/csvs/${name}.csv`, names);
    expect(cells).toEqual(names.map((column) => expected.map((row) => row[column])));
  });
});
