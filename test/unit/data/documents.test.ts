import { expect, test } from 'vitest';
import { readDocuments } from '../../../src/data/sources/documents.ts';
import { folderOfFiles } from './files.ts';

const { write } = folderOfFiles();

test('documents are the lines that are not blank, without the space around them', async () => {
  const path = write('texts.txt', '\ufeffOne line.\r\n\n  Another, indented. \n\t\nLast, without an end');
  expect(await readDocuments(path)).toEqual(['One line.', 'Another, indented.', 'Last, without an end']);
});

test('an empty file has none', async () => {
  expect(await readDocuments(write('empty.txt', ''))).toEqual([]);
});

test('what is not UTF-8 is refused', async () => {
  const path = write('latin.txt', Buffer.from([0x61, 0x0a, 0xe9, 0x0a]));
  await expect(readDocuments(path)).rejects.toThrow('latin.txt: the bytes are not UTF-8 text. Save');
});
