import { readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { createColors } from 'picocolors';
import { expect, test } from 'vitest';
import yargs from 'yargs';
import { measure } from '../../../src/cli/commands/measure.ts';
import { InvalidInput } from '../../../src/errors.ts';

const TABLE = fileURLToPath(new URL('../../../fixtures/reference/audit_2000.csv', import.meta.url));

async function told(...words: readonly string[]): Promise<string> {
  const lines: string[] = [];
  const terminal = {
    out: (text: string) => void lines.push(text),
    err: () => undefined,
    interactive: false,
    colors: createColors(false),
  };
  const asked = ['measure', TABLE, '--label', 'label', '--decision', 'decision', '--protected', 'race'];
  await yargs([...asked, ...words])
    .command(measure({ terminal, signal: new AbortController().signal }))
    .fail((message, error) => {
      throw error ?? new Error(message);
    })
    .parseAsync();
  return lines.join('\n');
}

test('a peer’s numbers are printed as its own, beside ours, and nothing is judged or written', async () => {
  const before = await readdir('.');
  const text = await told('--as', 'fairlearn');
  expect(text).toMatch(/^The numbers of fairlearn 0\.14\.0, by its conventions\. Nothing is judged\./);
  expect(text).toMatch(/true_positive_rate +race = native +0\.000000 +unknown \(zero-denominator\)/);
  expect(text).toMatch(/equal_opportunity_difference\(method='between_groups'\) +all by race +0\.7/);
  expect(text).not.toContain('roc_auc_score');
  expect(await readdir('.')).toEqual(before);
});

test('machines get the peer’s numbers in a document of their own, null where it has none', async () => {
  const document = JSON.parse(await told('--as', 'aif360', '--json'));
  expect(document).toMatchObject({ peer: 'AIF360', version: '0.6.1' });
  expect(document.numbers).toContainEqual({
    name: 'equal_opportunity_difference',
    by: ['race'],
    group: { race: 'native' },
    beside: { race: 'white' },
    value: null,
  });
});

test.each([
  [['--as', 'fairlern'], /Did you mean "fairlearn"/],
  [['--as', 'aequitas', '--policy', 'four-fifths'], /the numbers of a peer are not judged/],
])('%j is refused', async (words, message) => {
  const asked = told(...words);
  await expect(asked).rejects.toThrow(InvalidInput);
  await expect(asked).rejects.toThrow(message);
});
