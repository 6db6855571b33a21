import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hiring } from '../../fixtures/generators/hiring.ts';
import { lending } from '../../fixtures/generators/lending.ts';
import { risk } from '../../fixtures/generators/risk.ts';
import { csv, type TableRequest } from '../../fixtures/generators/table.ts';
import { type AuditResult, loadAudit, runAudit } from '../../src/index.ts';
import { scratch } from './support/scratch.ts';

const SEEDS = 20;

interface Shipped {
  readonly audit: string;
  readonly rows: number;
  readonly table: (request: TableRequest) => {
    readonly columns: Readonly<Record<string, readonly string[]>>;
  };
}

/** The audits that we ship, on data of the same generators. */
const shipped: readonly Shipped[] = [
  { audit: 'hiring', rows: 3000, table: hiring },
  { audit: 'lending', rows: 20_000, table: lending },
  { audit: 'risk', rows: 10_000, table: risk },
];

describe.each(shipped)('$audit', ({ audit, rows, table }) => {
  test(`without bias, at most one of ${SEEDS} draws fails the gate`, { timeout: 600_000 }, async () => {
    const folder = await scratch();
    const outcomes: string[] = [];
    for (let seed = 1; seed <= SEEDS; seed++) {
      const result = await audited(audit, csv(table({ rows, seed, bias: false }).columns), folder);
      outcomes.push(result.verdict.outcome);
      expect(result.findings.length, 'the gate had something to judge').toBeGreaterThan(5);
    }
    expect(outcomes).not.toContain('not-judged');
    expect(outcomes.filter((outcome) => outcome === 'fail').length).toBeLessThanOrEqual(1);
  });
});

/** Who must be found in the data that we ship, and (of those who are judged) only they may be. */
const planted = {
  hiring: {
    'four-fifths-sex': [{ sex: 'Female' }],
    'four-fifths-race': [{ race: 'Black or African American' }],
    'equal-opportunity-sex': [{ sex: 'Female' }],
  },
  lending: {
    'four-fifths-race': [{ race: 'Black or African American' }, { race: 'Hispanic or Latino' }],
    'historic-approvals': [{ sex: 'Female', age_band: '18-29' }],
  },
  risk: { 'harmless-rated-low-race': [{ race: 'Black or African American' }] },
} as const;

describe.each(Object.entries(planted))('%s', (audit, rules) => {
  test('with its planted bias, the gate fails and names the right groups', async () => {
    const { verdict, findings } = await runAudit(await loadAudit(`audits/${audit}.json`));
    expect(verdict.outcome).toBe('fail');
    for (const [rule, groups] of Object.entries(rules)) {
      const failing = findings.filter((finding) => finding.rule === rule && finding.outcome === 'fail');
      expect(
        failing.map(({ slice }) => slice),
        rule,
      ).toEqual(expect.arrayContaining([...groups]));
      expect(failing, `${rule} names nobody else`).toHaveLength(groups.length);
    }
  });
});

async function audited(audit: string, table: string, folder: string): Promise<AuditResult> {
  const config = JSON.parse(await readFile(`audits/${audit}.json`, 'utf8'));
  if (config.dataset) config.dataset.files = [{ path: `${audit}.csv` }];
  else config.predictions.file = `${audit}.csv`;
  if (config.model?.backbone) config.model.backbone = resolve('audits', config.model.backbone);
  await writeFile(join(folder, `${audit}.csv`), table);
  await writeFile(join(folder, `${audit}.json`), JSON.stringify(config));
  return runAudit(await loadAudit(join(folder, `${audit}.json`)));
}
