import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mitigated } from '../unit/report/mitigated.ts';
import { fairgate } from './support/fairgate.ts';
import { scratch } from './support/scratch.ts';

const PEOPLE = 's,sex\n0.45,Female\n0.35,Female\n0.30,X\n0.70,Stranger\n0.30,Stranger\n';

async function folder(rule: unknown): Promise<string> {
  const cwd = await scratch();
  await writeFile(join(cwd, 'result.json'), JSON.stringify(rule));
  await writeFile(join(cwd, 'people.csv'), PEOPLE);
  return cwd;
}

const asked = ['apply', 'result.json', 'people.csv', '--score', 's'];

test('a rule decides about other people, strangers to it are held to its threshold and counted', async () => {
  const cwd = await folder(mitigated());
  const { code, out, err } = await fairgate([...asked, '--out', 'decided.csv'], { cwd });
  expect([code, out]).toEqual([0, '']);
  expect(err).toContain('2 of 5 people are of groups that the rule does not know');
  expect(await readFile(join(cwd, 'decided.csv'), 'utf8')).toBe(
    'row,score,decision\n1,0.45,1\n2,0.35,0\n3,0.3,1\n4,0.7,1\n5,0.3,0\n',
  );
});

test('the rule alone does too, and what is no rule is refused', { timeout: 30_000 }, async () => {
  const { rule } = mitigated().mitigation ?? {};
  const alone = await fairgate(asked, { cwd: await folder(rule) });
  expect(alone.out.trim().split('\n')).toHaveLength(6);
  const [first] = rule?.groups ?? [];
  const steps = [0.5, 0.4].map((from) => ({ from, probability: 1 }));
  const unsorted = { ...rule, groups: [{ ...first, selection: { below: 0, steps } }] };
  const refused = await fairgate(asked, { cwd: await folder(unsorted) });
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('result.json, /groups/0/selection/steps: the steps are in no rising order');
});
