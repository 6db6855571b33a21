import { createColors } from 'picocolors';
import { expect, test } from 'vitest';
import yargs from 'yargs';
import { list } from '../../../src/cli/commands/list.ts';
import { InvalidInput } from '../../../src/errors.ts';
import { measurable as metrics } from '../../../src/metrics/measurable.ts';

async function listed(...words: readonly string[]): Promise<string> {
  const told: string[] = [];
  const terminal = {
    out: (text: string) => void told.push(text),
    err: () => undefined,
    interactive: false,
    colors: createColors(false),
  };
  await yargs(['list', ...words])
    .command(list({ terminal, signal: new AbortController().signal }))
    .fail((message, error) => {
      throw error ?? new Error(message);
    })
    .parseAsync();
  return told.join('\n');
}

test('metrics go by the names of a peer, with what is different there', async () => {
  const names = new Map(
    (await listed('metrics', '--as', 'aequitas')).split('\n').map((line) => {
      const [id = '', name = ''] = line.split(/ +/);
      return [id, name];
    }),
  );
  expect(names.get('false-omission-rate')).toBe('for');
  expect(names.get('base-rate')).toBe('prev');
  expect(names.has('auc')).toBe(false);
  const rows = JSON.parse(await listed('metrics', '--as', 'fairlearn', '--json')) as readonly object[];
  expect(rows).toContainEqual({
    id: 'true-positive-rate',
    title: 'True positive rate',
    name: 'true_positive_rate',
    empty: 0,
    note: '0 where nobody should be selected',
  });
});

test('every metric is listed under its own name', async () => {
  const rows = JSON.parse(await listed('metrics', '--json')) as readonly { readonly id: string }[];
  expect(rows.map(({ id }) => id)).toEqual(metrics.ids);
  expect(Object.keys(rows[0] ?? {})).toEqual(['id', 'title', 'why']);
});

test.each([
  [['metrics', '--as', 'fairlern'], 'there is no peer "fairlern". Did you mean "fairlearn"?'],
  [['metrics', '--as', 'someotherkit'], 'Known: fairlearn, aif360, aequitas, scikit-learn.'],
  [['backbones', '--as', 'aif360'], 'AIF360 has no names for backbones'],
])('%j is refused', async (words, message) => {
  const refused = listed(...words);
  await expect(refused).rejects.toThrow(InvalidInput);
  await expect(refused).rejects.toThrow(message);
});
