import { InvalidInput } from '../../errors.ts';
import { textLines } from './text-lines.ts';

const REASONS = {
  'not-utf-8': ['the bytes are not UTF-8 text', 'Save the file as UTF-8.'],
  'endless-line': ['a line is longer than 16 MB', 'Give one document a line.'],
} as const;

/**
 * The documents of a plain-text file, one a line, without blank lines and the space around them.
 * @throws InvalidInput when the file cannot be read, or is not UTF-8.
 */
export async function readDocuments(file: string): Promise<string[]> {
  const documents: string[] = [];
  for await (const { text, broken } of textLines(file)) {
    for (const line of text.split(/\r?\n/)) {
      const document = line.trim();
      if (document !== '') documents.push(document);
    }
    if (broken) throw new InvalidInput(REASONS[broken][0], { file }, REASONS[broken][1]);
  }
  return documents;
}
