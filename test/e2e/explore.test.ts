import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { random } from '../../src/stats/random.ts';
import { fairgate } from './support/fairgate.ts';
import { scratch } from './support/scratch.ts';

/** Loans whose decisions are worse for renters above 40, which no column says by itself. */
async function loans(): Promise<string> {
  const source = random(3);
  const lines = Array.from({ length: 6000 }, (_, id) => {
    const home = source.uniform() < 0.5 ? 'rent' : 'own';
    const age = 20 + source.below(50);
    const label = Number(source.uniform() < 0.5);
    const wrong = source.uniform() < (home === 'rent' && age > 40 ? 0.35 : 0.15);
    return `p${id},${home},${age},=cmd,${label},${wrong ? 1 - label : label}`;
  });
  const path = join(await scratch(), 'loans.csv');
  await writeFile(path, `id,home,age,note,y,d\n${lines.join('\n')}\n`);
  return path;
}

test('finds a slice of two columns, one of them of numbers, and says what it left out', async () => {
  const asked = ['explore', await loans(), '--label', 'y', '--decision', 'd'];
  const { code, out, err } = await fairgate(asked);
  expect(code, err).toBe(0);
  expect(out).toMatch(/home = rent, age = > \d+(, ≤ \d+)?\n {2}6\d\.\d % of/);
  expect(out).toContain('id was left out: over 50 values');
  expect(out).toContain('nothing was judged');

  const { out: json } = await fairgate([...asked, '--json', '--quiet']);
  const valid = new Ajv({ strict: false }).compile(
    JSON.parse((await fairgate(['schema', 'exploration'])).out),
  );
  expect(valid(JSON.parse(json)), JSON.stringify(valid.errors)).toBe(true);
  for (const { difference, adjusted } of JSON.parse(json).found) {
    expect(difference.high).toBeLessThan(0);
    expect(adjusted).toBeLessThanOrEqual(0.1);
  }
  expect((await fairgate([...asked, '--json', '--quiet'])).out).toBe(json);
});

test.each([
  ['a metric that is no share', ['--decision', 'd', '--metric', 'auc'], /auc is no share of rows/],
  ['nothing that was decided', [], /neither a score nor a decision/],
  [
    'a column that is not there',
    ['--decision', 'd', '--columns', 'hoem'],
    /hoem.*there is no such column.*"home"/s,
  ],
  ['the decision among the columns', ['--decision', 'd', '--columns', 'd'], /no slice is made of it/],
  ['slices larger than the file', ['--decision', 'd', '--min-rows', '4000'], /too few to search/],
  ['slices of no rows', ['--decision', 'd', '--min-rows', '0'], /whole number above 0/],
])('%s: exit 2', async (_, options, told) => {
  const { code, err } = await fairgate(['explore', await loans(), '--label', 'y', ...options]);
  expect(code).toBe(2);
  expect(err).toMatch(told);
});
