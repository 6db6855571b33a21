import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measureAudit } from '../../../src/config/load-audit.ts';
import { formats } from '../../../src/report/index.ts';
import { runAudit } from '../../../src/stages/index.ts';
import { random } from '../../../src/stats/random.ts';

test('rates are compared within the stratum, judged by a policy and reported; people are taken together', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fairgate-strata-'));
  try {
    const source = random(17);
    const rows = Array.from({ length: 900 }, (_, at) => {
      const sex = source.uniform() < 0.5 ? 'F' : 'M';
      const hard = source.uniform() < (sex === 'F' ? 0.8 : 0.2);
      const decision = source.uniform() < (hard ? 0.2 : 0.7) ? 1 : 0;
      return [at % 2, decision, sex, hard ? '<b>surgery' : 'sales', `person-${at % 450}`].join();
    });
    const file = join(folder, 'p.csv');
    await writeFile(file, ['y,d,sex,<i>req,who', ...rows].join('\n'));
    const policy = join(folder, 'policy.json');
    const rule = { metric: 'selection-rate', comparison: 'difference', by: ['sex'], atLeast: -0.15 };
    const rules = [
      { id: 'as-is', ...rule, against: 'rest' },
      { id: 'like', ...rule, given: ['<i>req'] },
    ];
    await writeFile(policy, JSON.stringify({ rules }));
    const audit = await measureAudit(file, {
      label: 'y',
      decision: 'd',
      protected: ['sex'],
      cluster: 'who',
      stratum: '<i>req',
      policy,
    });
    const result = await runAudit(audit);
    expect(result.rules.map(({ id, kind, outcome }) => [id, kind, outcome])).toEqual([
      ['as-is', 'disparity', 'fail'],
      ['like', 'conditional', 'pass'],
    ]);
    expect(result.attributes.map(({ name }) => name)).toEqual(['sex']);
    expect(result.notices.map(({ code }) => code)).toEqual(['clusters']);
    expect(new Set(result.conditional?.map(({ metric }) => metric))).toContain('true-positive-rate');
    expect(JSON.stringify(result)).not.toContain('person-1');
    const html = await formats.get('html').render(result);
    expect(html).toContain('Like with like, within &lt;i');
    expect(html).not.toContain('<i>req');
    expect(html).toContain('Mantel–Haenszel');
    expect(await formats.get('markdown').render(result)).toContain('within');
  } finally {
    await rm(folder, { recursive: true });
  }
});
