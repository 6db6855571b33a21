import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { fairgate } from './support/fairgate.ts';
import { scratch } from './support/scratch.ts';

const TABLE = 'fixtures/reference/audit_2000.csv';
const MEASURE = ['measure', TABLE, '--label', 'label', '--score', 'score', '--protected', 'sex,race'];
const policy = (rule: object) => JSON.stringify({ rules: [{ id: 'the-rule', metric: 'accuracy', ...rule }] });

describe('measure', () => {
  test('without a policy it measures, judges nothing, says so and exits 0', async () => {
    const folder = await scratch();
    const { code, out, err } = await fairgate([...MEASURE, '--out', folder]);
    expect(code).toBe(0);
    expect(out).toContain('NOT JUDGED');
    expect(out).toContain(join(folder, 'report.html'));
    expect(err).toMatch(/✓ Predictions .*2,000 rows/);
  });

  test('--json prints the result document, valid by the published schema, and nothing else on stdout', async () => {
    const folder = await scratch();
    const { out } = await fairgate([...MEASURE, '--out', folder, '--json']);
    const schema = JSON.parse((await fairgate(['schema', 'result'])).out);
    const valid = new Ajv({ strict: false }).compile(schema);
    expect(valid(JSON.parse(out)), JSON.stringify(valid.errors)).toBe(true);
    expect(await readFile(join(folder, 'result.json'), 'utf8')).toBe(out);
  });

  test('days that were counted before are one audit, and only cells are read', async () => {
    const folder = await scratch();
    const asked = ['--label', 'label', '--score', 'score', '--protected', 'sex,race'];
    const [day, both] = [join(folder, 'day.csv'), join(folder, 'both.csv')];
    expect((await fairgate(['cube', TABLE, ...asked, '--out', day])).code).toBe(0);
    expect((await fairgate(['cube', 'merge', day, day, '--out', both])).code).toBe(0);
    const { code, out } = await fairgate(['measure', '--cube', both, '--out', folder, '--json']);
    const { slices, attributes, lineage } = JSON.parse(out);
    expect(code).toBe(0);
    expect(slices[0]).toMatchObject({ slice: {}, rows: 4000 });
    expect(attributes.map(({ name }: { name: string }) => name)).toEqual(['sex', 'race']);
    expect(lineage.engine).toBe('cells');
  });

  test('--quiet says nothing; the exit code tells', async () => {
    expect(await fairgate([...MEASURE, '--out', await scratch(), '--quiet'])).toMatchObject({
      code: 0,
      out: '',
      err: '',
    });
  });

  test.each([
    ['passes', { atLeast: 0.5 }, 0, '✓ PASS'],
    ['fails', { atLeast: 0.99 }, 1, '✗ FAIL'],
    ['cannot tell', { atLeast: 0.75, minimumRows: 3000 }, 3, '? INCONCLUSIVE'],
  ])('a policy that %s', async (_, limits, exit, headline) => {
    const folder = await scratch();
    await writeFile(join(folder, 'policy.json'), policy(limits));
    const { code, out } = await fairgate([
      ...MEASURE,
      '--policy',
      join(folder, 'policy.json'),
      '--out',
      folder,
    ]);
    expect([code, out.slice(0, headline.length)]).toEqual([exit, headline]);
    const { verdict, rules } = JSON.parse(await readFile(join(folder, 'result.json'), 'utf8'));
    expect(rules).toHaveLength(1);
    expect(verdict.because).toEqual(['the-rule']);
  });

  test('a policy can be asked for by name', async () => {
    const { code, out } = await fairgate([...MEASURE, '--policy', 'four-fifths', '--out', await scratch()]);
    expect(code).toBe(1);
    expect(out).toContain('race = pacific');
  });

  test('groups with hostile names are text wherever they are shown', async () => {
    const folder = await scratch();
    const hostile = '</script><img src=x onerror=alert(1)>\u001b[31m\u202e';
    const rows = Array.from({ length: 300 }, (_, i) =>
      i % 3 === 0 ? `${i % 2},0.1,"${hostile}"` : `${i % 2},0.${3 + (i % 5)},plain`,
    );
    await writeFile(join(folder, 'p.csv'), `y,s,g\n${rows.join('\n')}\n`);
    const { code, out } = await fairgate([
      'measure',
      join(folder, 'p.csv'),
      '--label',
      'y',
      '--score',
      's',
      '--protected',
      'g',
      '--policy',
      'four-fifths',
      '--out',
      folder,
    ]);
    expect(code).toBe(1);
    expect(out).toContain('g = </script>');
    for (const control of ['\u001b', '\u202e']) expect(out.includes(control)).toBe(false);
    for (const name of ['report.html', 'summary.md', 'junit.xml']) {
      expect(await readFile(join(folder, name), 'utf8'), name).not.toContain('<img');
    }
  });
});

describe('report', () => {
  test('renders the same bytes again from the result alone', async () => {
    const [first, again] = [await scratch(), await scratch()];
    await fairgate([...MEASURE, '--policy', 'four-fifths', '--out', first, '--quiet']);
    expect((await fairgate(['report', join(first, 'result.json'), '--out', again])).code).toBe(0);
    for (const name of ['report.html', 'result.json', 'junit.xml', 'summary.md']) {
      expect(await readFile(join(again, name), 'utf8'), name).toBe(await readFile(join(first, name), 'utf8'));
    }
  });
});

describe('init, check, list, schema', () => {
  test('an audit that init wrote is checked and run', async () => {
    const folder = await scratch();
    const audit = join(folder, 'loans.json');
    const made = await fairgate([
      'init',
      audit,
      '--predictions',
      TABLE,
      '--label',
      'label',
      '--score',
      'score',
      '--protected',
      'sex,race',
    ]);
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(await fairgate(['check', audit])).toMatchObject({ code: 0, err: '' });
    expect(
      (await fairgate(['run', audit, '--out', folder, '--store', join(folder, 'store'), '--quiet'])).code,
    ).toBe(1);
    const again = await fairgate([
      'init',
      audit,
      '--predictions',
      TABLE,
      '--label',
      'label',
      '--protected',
      'sex',
    ]);
    expect(again.code).toBe(2);
  });

  test.each(['hiring', 'lending', 'risk'])('the shipped audit %s can be run', async (name) => {
    expect(await fairgate(['check', `audits/${name}.json`])).toMatchObject({ code: 0, err: '' });
  });

  test('lists come from the registries', async () => {
    const { out } = await fairgate(['list', 'metrics', '--json']);
    expect(JSON.parse(out).map(({ id }: { id: string }) => id)).toContain('selection-rate');
    expect((await fairgate(['list', 'comparisons'])).out).toMatch(/^difference +\S/);
  });

  test('every shipped audit is valid by the published schema', async () => {
    const valid = new Ajv({ strict: false }).compile(JSON.parse((await fairgate(['schema', 'audit'])).out));
    for (const name of ['hiring', 'lending', 'risk', 'adult']) {
      expect(valid(JSON.parse(await readFile(`audits/${name}.json`, 'utf8'))), name).toBe(true);
    }
  });
});

describe('the words of the command line', () => {
  test.each([
    [['mesure', 'x.csv'], 'measure'],
    [['list', 'metric'], 'metrics'],
    [['run'], 'Not enough'],
    [['run', 'audits/risk.json', '--as-of', 'soon'], 'there is no day "soon"'],
    [['run', 'audits/risk.json', '--out', 'a', '--out', 'b'], '--out was given more than once'],
    [['run', 'audits/risk.json', '--ot', 'x'], 'ot'],
    [[], 'Say what to do'],
  ])('%j exits 2 with one message', async (args, named) => {
    const { code, out, err } = await fairgate(args);
    expect(code).toBe(2);
    expect(err).toContain(named);
    expect(`${out}${err}`).not.toMatch(/^ +at /m);
  });

  test('--help lists what there is, --version the version', async () => {
    const { code, out } = await fairgate(['--help']);
    expect(code).toBe(0);
    for (const command of ['run', 'measure', 'check', 'init', 'schema', 'list', 'report']) {
      expect(out).toContain(`fairgate ${command}`);
    }
    const { version } = JSON.parse(await readFile('package.json', 'utf8'));
    expect((await fairgate(['--version'])).out.trim()).toBe(version);
  });

  test('a reader that goes away early is no fault', async () => {
    const told = await fairgate([...MEASURE, '--out', await scratch(), '--json'], {
      begun: (child) => child.stdout?.destroy(),
    });
    expect(told.err).not.toMatch(/EPIPE|fault/);
  });
});
