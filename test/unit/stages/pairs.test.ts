import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { measureAudit } from '../../../src/config/load-audit.ts';
import { formats } from '../../../src/report/index.ts';
import { runAudit } from '../../../src/stages/index.ts';
import { random } from '../../../src/stats/random.ts';

test('a policy of two groups at once is measured, judged and reported', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'fairgate-pairs-'));
  try {
    const source = random(61);
    const rows = Array.from({ length: 600 }, (_, index) => {
      const label = source.uniform() < 0.5 ? 1 : 0;
      const chance = index % 2 ? 0.2 : 0.8;
      return [label, source.uniform() < chance ? 1 : 0, index % 2 ? 'F' : 'M'].join();
    });
    const file = join(folder, 'p.csv');
    await writeFile(file, ['y,d,sex', ...rows].join('\n'));
    const audit = await measureAudit(file, {
      label: 'y',
      decision: 'd',
      protected: ['sex'],
      policy: 'equalised-odds',
    });
    const result = await runAudit(audit);
    expect(result.verdict).toEqual({ outcome: 'fail', because: ['equalised-odds-sex'] });
    expect(result.rules).toMatchObject([{ kind: 'pair', metric: 'equalised-odds', against: 'rest' }]);
    expect(result.pairs?.map(({ slice }) => slice)).toEqual([{ sex: 'F' }, { sex: 'M' }, undefined]);
    expect(result.metrics.map(({ id }) => id)).toContain('equalised-odds');
    const html = await formats.get('html').render(result);
    expect(html).toContain('Each group beside everybody else');
    expect(html).toContain('Widest gap of any two groups');
  } finally {
    await rm(folder, { recursive: true });
  }
});
