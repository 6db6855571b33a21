import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commandLine } from '../../../src/cli/command-line.ts';

test('options that were not given are not told', () => {
  expect(
    commandLine(['fairgate', 'measure', 'p.csv'], { label: 'y', score: undefined, favourable: ['1', 'yes'] }),
  ).toBe('fairgate measure p.csv --label y --favourable 1 yes');
});

test('a shell reads back the words that were meant', () => {
  const word = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !text.includes('\0'));
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
      const script = `printf '%s\\0' ${commandLine(words, {})}`;
      const read = execFileSync('sh', ['-c', script]).toString().split('\0').slice(0, -1);
      expect(read).toEqual(words.map((text) => Buffer.from(text).toString()));
    }),
    { numRuns: 40 },
  );
});
