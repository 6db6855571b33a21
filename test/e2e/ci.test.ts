import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fairgate } from './support/fairgate.ts';
import { scratch } from './support/scratch.ts';

const TABLE = 'fixtures/reference/audit_2000.csv';
const FAILING = [
  ...['measure', TABLE, '--label', 'label', '--score', 'score', '--protected', 'sex,race'],
  ...['--policy', 'four-fifths'],
];

describe('--exit-zero', () => {
  test('leaves the verdict to those who read the reports', async () => {
    const folder = await scratch();
    const { code, out } = await fairgate([...FAILING, '--out', folder, '--exit-zero']);
    expect(code).toBe(0);
    expect(out).toContain('✗ FAIL');
    const { runs } = JSON.parse(await readFile(join(folder, 'report.sarif'), 'utf8'));
    expect(runs[0].results.length).toBeGreaterThan(0);
  });

  test('hides no fault', async () => {
    const [command = '', , ...options] = FAILING;
    const { code } = await fairgate([command, 'no-such.csv', ...options, '--exit-zero']);
    expect(code).toBe(2);
  });
});

describe('in a step of GitHub Actions', () => {
  test('the run is annotated, summed up and has its outputs; stdout is as elsewhere', async () => {
    const folder = await scratch();
    const [summary, outputs] = [join(folder, 'step-summary'), join(folder, 'outputs')];
    await writeFile(outputs, 'earlier=1\n');
    const env = { GITHUB_ACTIONS: 'true', GITHUB_STEP_SUMMARY: summary, GITHUB_OUTPUT: outputs };
    const { code, out, err } = await fairgate([...FAILING, '--out', folder, '--quiet', '--json'], { env });
    expect(code).toBe(1);
    expect(JSON.parse(out).verdict.outcome).toBe('fail');
    expect(err).toBe(await readFile(join(folder, 'annotations.txt'), 'utf8'));
    expect(err).toMatch(/^::error file=reports\//);
    expect(await readFile(summary, 'utf8')).toContain('**✗ Fail**');
    expect(await readFile(outputs, 'utf8')).toBe(
      `earlier=1\noutcome=fail\nreport=${join(folder, 'report.html')}\n`,
    );
  });

  test('elsewhere the same variables mean nothing', async () => {
    const folder = await scratch();
    const env = { GITHUB_OUTPUT: join(folder, 'outputs') };
    const { err } = await fairgate([...FAILING, '--out', folder, '--quiet'], { env });
    expect(err).toBe('');
    await expect(readFile(join(folder, 'outputs'))).rejects.toThrow('ENOENT');
  });
});

test('several audits are checked in one go, as a commit hook does', async () => {
  const { code, out } = await fairgate(['check', 'audits/lending.json', 'audits/risk.json']);
  expect(code).toBe(0);
  expect(out).toMatch(/✓ audits\/lending\.json.*\n✓ audits\/risk\.json/);
});
