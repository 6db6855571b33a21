import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { AuditResult } from '../../src/result/index.ts';
import { fairgate } from './support/fairgate.ts';
import { scratch } from './support/scratch.ts';

const NUMBERS = `paid,predicted,sex\n${Array.from({ length: 60 }, (_, row) => {
  const paid = 30_000 + 500 * row;
  return `${paid},${paid + (row % 2 ? 3000 : 200) * (row % 3 ? 1 : -1)},${row % 2 ? 'F' : 'M'}`;
}).join('\n')}\n`;

const CLASSES = `grade,given,sex\n${Array.from({ length: 90 }, (_, row) => {
  const grade = ['junior', 'senior', '<b>lead</b>'][row % 3];
  return `${grade},${row % 2 && row % 5 === 0 ? 'junior' : grade},${row % 2 ? 'F' : 'M'}`;
}).join('\n')}\n`;

async function measured(table: string, rules: readonly object[], ...columns: readonly string[]) {
  const folder = await scratch();
  await writeFile(join(folder, 'p.csv'), table);
  await writeFile(join(folder, 'rules.json'), JSON.stringify({ rules }));
  const told = await fairgate(
    [
      'measure',
      'p.csv',
      ...columns,
      '--protected',
      'sex',
      '--policy',
      'rules.json',
      '--out',
      'out',
      '--json',
    ],
    { cwd: folder },
  );
  const html = await readFile(join(folder, 'out', 'report.html'), 'utf8').catch(() => '');
  return { ...told, html };
}

test('predicted numbers are measured, judged and reported', async () => {
  const rule = { id: 'error', metric: 'mean-absolute-error', by: ['sex'], atMost: 1000 };
  const { code, out, html } = await measured(
    NUMBERS,
    [rule],
    ...['--task', 'regression', '--label', 'paid', '--score', 'predicted'],
  );
  expect(code).toBe(1);
  const result = JSON.parse(out) as AuditResult;
  expect(result.subject).not.toHaveProperty('favourable');
  expect(result).not.toHaveProperty('threshold');
  expect(result.slices[0]).toEqual({ slice: {}, rows: 60 });
  expect(result.findings.map(({ slice, outcome }) => [slice.sex, outcome])).toEqual([
    ['F', 'fail'],
    ['M', 'pass'],
  ]);
  const female = result.measures.find(
    ({ metric, slice }) => metric === 'mean-absolute-error' && slice.sex === 'F',
  );
  expect(female?.estimate).toMatchObject({ known: true, value: 3000, n: 30 });
  expect(html).toContain('Mean absolute error (MAE)');
  expect(html).not.toContain('Favourable in truth');
  expect(result.lineage.command).toContain('--task regression');
});

test('classes are measured each against the rest, and a rule judges one of them', async () => {
  const rule = {
    ...{ id: 'lead', metric: 'true-positive-rate', class: '<b>lead</b>', by: ['sex'] },
    ...{ comparison: 'difference', atLeast: -0.1 },
  };
  const columns = ['--task', 'multiclass', '--label', 'grade', '--decision', 'given'];
  const { code, out, html } = await measured(CLASSES, [rule], ...columns);
  expect(code).toBe(3);
  const result = JSON.parse(out) as AuditResult;
  expect(result.rules[0]?.metric).toBe('true-positive-rate@<b>lead</b>');
  expect(result.findings).toHaveLength(1);
  expect(result.metrics.map(({ id }) => id)).toContain('macro-recall');
  expect(result.metrics.filter(({ class: name }) => name === 'senior').map(({ id }) => id)).toContain(
    'precision@senior',
  );
  expect(html).not.toContain('<b>lead</b>');

  const without = await measured(CLASSES, [{ ...rule, class: undefined }], ...columns);
  expect(without.code).toBe(2);
  expect(without.err).toContain('true-positive-rate is taken of each class, and the rule names none');
  const strange = await measured(CLASSES, [{ ...rule, class: 'lead' }], ...columns);
  expect(strange.code).toBe(2);
  expect(strange.err).toContain('no row has the class "lead"');
});

/** Everybody is decided about as the five others with the same mark are, but for two women. */
const ALIKE = [
  'y,d,sex,mark',
  ...Array.from({ length: 48 }, (_, row) => {
    const mark = Math.floor(row / 6);
    const decision = row === 0 || row === 42 ? 1 - (mark % 2) : mark % 2;
    return `1,${decision},${row % 6 === 0 ? 'F' : 'M'},${mark}`;
  }),
].join('\n');

test('decisions are held against those about people alike, where columns say who they are', async () => {
  const rule = { id: 'alike', metric: 'consistency', by: ['sex'], atLeast: 0.999 };
  const columns = ['--label', 'y', '--decision', 'd'];
  const { code, out, html } = await measured(ALIKE, [rule], ...columns, '--neighbours', 'mark');
  const result = JSON.parse(out) as AuditResult;
  const value = (sex: string) => {
    const found = result.measures.find(
      (one) => one.metric === 'consistency' && one.slice.sex === sex,
    )?.estimate;
    return found?.known ? found.value : undefined;
  };
  expect(code).toBe(1);
  expect(value('F')).toBeCloseTo(6 / 8, 12);
  expect(value('M')).toBeCloseTo((30 + 10 * 0.8) / 40, 12);
  expect(html).toContain('Consistency');
  expect(result.lineage.command).toContain('--neighbours mark');
  const without = JSON.parse((await measured(ALIKE, [rule], ...columns)).out) as AuditResult;
  expect(without.findings[0]?.actual).toMatchObject({ known: false, because: 'no-neighbours' });
});

/** Lists in which the women stand below the men, however relevant they are. */
const LISTS = [
  'query,sex,relevant,s',
  ...Array.from({ length: 30 }, (_, query) =>
    Array.from({ length: 10 }, (_, row) => `q${query},${row < 5 ? 'M' : 'F'},${row % 2},${-row}`),
  ).flat(),
].join('\n');

test('lists are measured place by place, and a rule judges who comes among the first', async () => {
  const rule = {
    ...{ id: 'skew', metric: 'top-rate', comparison: 'ratio', by: ['sex'], atLeast: 0.8 },
    ...{ against: 'best' },
  };
  const columns = ['--task', 'ranking', '--label', 'relevant', '--score', 's'];
  const lists = ['--list', 'query', '--top', '2'];
  const { code, out, html } = await measured(LISTS, [rule], ...columns, ...lists);
  expect(code).toBe(1);
  const result = JSON.parse(out) as AuditResult;
  const value = (metric: string, sex: string) => {
    const found = result.measures.find((one) => one.metric === metric && one.slice.sex === sex)?.estimate;
    return found?.known ? found.value : undefined;
  };
  expect(value('top-rate', 'M')).toBe(0.4);
  expect(value('top-rate', 'F')).toBe(0);
  expect(value('exposure', 'M')).toBeGreaterThan(value('exposure', 'F') ?? 1);
  expect(html).toContain('Exposure per relevance');
  expect(result.notices[0]?.message).toContain('300 rows are 30 independent draws at most');
  expect(result.lineage.command).toContain('--list query --top 2');

  const none = await measured(LISTS.replace('q3,M,1', ',M,1'), [rule], ...columns, ...lists);
  expect(none.code).toBe(2);
  expect(none.err).toContain('the row is in no list');
  const negative = await measured(LISTS.replace('q3,M,1', 'q3,M,-1'), [rule], ...columns, ...lists);
  expect(negative.err).toContain('"-1" is not a number from 0 to 1e100');
});

test.each([
  [
    ['--label', 'grade', '--score', 'sex', '--task', 'regression'],
    /row 2, column "grade": "junior" is not a number/,
  ],
  [['--label', 'grade', '--score', 'sex', '--task', 'multiclass'], /the task "multiclass" reads no score/],
  [
    ['--label', 'grade', '--score', 'sex', '--list', 'given', '--task', 'regression'],
    /the task "regression" reads no list/,
  ],
  [
    ['--label', 'grade', '--score', 'sex', '--neighbours', 'given', '--task', 'regression'],
    /the task "regression" reads no neighbours/,
  ],
  [['--label', 'grade', '--task', 'multiclass'], /the predictions have no decision/],
  [['--label', 'grade', '--decision', 'given', '--task', 'clases'], /there is no task "clases"/],
])('%j is refused', async (columns, said) => {
  const rules = [{ id: 'r', metric: columns.includes('regression') ? 'mean-error' : 'macro-f1', atMost: 1 }];
  const { code, err } = await measured(CLASSES, rules, ...columns);
  expect(code).toBe(2);
  expect(err).toMatch(said);
});
