import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { hiring } from '../../fixtures/generators/hiring.ts';
import { lending } from '../../fixtures/generators/lending.ts';
import { portraits } from '../../fixtures/generators/portraits.ts';
import { risk } from '../../fixtures/generators/risk.ts';
import { csv, type GeneratedTable, type TableRequest } from '../../fixtures/generators/table.ts';
import { writePortraits } from '../../fixtures/generators/write-portraits.ts';
import { type Audit, type AuditResult, loadAudit, runAudit } from '../../src/index.ts';
import { scratch } from './support/scratch.ts';

interface Shipped {
  readonly audit: string;
  readonly rows: number;
  /** How many draws; fewer where a backbone reads every one of them. */
  readonly seeds: number;
  /** Writes the table, as `<audit>.csv`, and what it names, into a folder. */
  readonly write: (request: TableRequest, folder: string) => Promise<void>;
}

const table =
  (audit: string, make: (request: TableRequest) => GeneratedTable<string>): Shipped['write'] =>
  (request, folder) =>
    writeFile(join(folder, `${audit}.csv`), csv(make(request).columns));

/** The audits that we ship, on data of the same generators. */
const shipped: readonly Shipped[] = [
  { audit: 'hiring', rows: 2000, seeds: 8, write: table('hiring', hiring) },
  { audit: 'lending', rows: 20_000, seeds: 20, write: table('lending', lending) },
  { audit: 'risk', rows: 10_000, seeds: 20, write: table('risk', risk) },
  {
    audit: 'portraits',
    rows: 400,
    seeds: 5,
    write: (request, folder) => writePortraits(portraits(request), folder),
  },
];

describe.each(shipped)('$audit', ({ audit, rows, seeds, write }) => {
  test(`without bias, at most one of ${seeds} draws fails the gate`, { timeout: 600_000 }, async () => {
    const folder = await scratch();
    const outcomes: string[] = [];
    for (let seed = 1; seed <= seeds; seed++) {
      await write({ rows, seed, bias: false }, folder);
      const result = await audited(audit, folder);
      outcomes.push(result.verdict.outcome);
      expect(result.findings.length, 'the gate had something to judge').toBeGreaterThan(5);
    }
    expect(outcomes).not.toContain('not-judged');
    expect(outcomes.filter((outcome) => outcome === 'fail').length).toBeLessThanOrEqual(1);
  });
});

type Group = Readonly<Record<string, string>>;

interface Planted {
  /** Groups that each rule has to find in the data that we ship. */
  readonly found: Readonly<Record<string, readonly Group[]>>;
  /** Whether a group is truly harmed (fixtures/truth.json): nobody else may fail. */
  readonly harmed: (group: Group) => boolean;
}

const black = 'Black or African American';
const planted: Readonly<Record<string, Planted>> = {
  hiring: {
    found: {
      'four-fifths-sex': [{ sex: 'Female' }],
      'four-fifths-sex-race': [
        { sex: 'Female', race: 'White' },
        { sex: 'Female', race: black },
      ],
      'equal-opportunity-sex': [{ sex: 'Female' }],
    },
    harmed: ({ sex, race }) => sex === 'Female' || (sex === undefined && race === black),
  },
  lending: {
    found: {
      'four-fifths-race': [{ race: black }, { race: 'Hispanic or Latino' }],
      'historic-approvals': [{ sex: 'Female', age_band: '18-29' }],
    },
    harmed: ({ race, sex, age_band }) =>
      race === black || race === 'Hispanic or Latino' || (sex === 'Female' && age_band === '18-29'),
  },
  portraits: {
    found: {
      'four-fifths-skin-tone': [{ skin_tone: 'darker' }],
      'past-decisions': [{ skin_tone: 'darker' }],
    },
    harmed: ({ skin_tone }) => skin_tone === 'darker',
  },
  risk: {
    found: { 'harmless-rated-low-race': [{ race: black }] },
    harmed: ({ race }) => race === black,
  },
};

describe.each(Object.entries(planted))('%s', (audit, { found, harmed }) => {
  test('with its planted bias, the gate fails and names the right groups and no others', async () => {
    const { verdict, findings } = await runAudit(withoutEvidence(await loadAudit(`audits/${audit}.json`)));
    expect(verdict.outcome).toBe('fail');
    const failing = findings.filter(({ outcome }) => outcome === 'fail');
    for (const [rule, groups] of Object.entries(found)) {
      const named = failing.filter((finding) => finding.rule === rule).map(({ slice }) => slice);
      expect(named, rule).toEqual(expect.arrayContaining([...groups]));
    }
    expect(failing.filter(({ slice }) => !harmed(slice))).toEqual([]);
  });
});

/** What a backbone brings takes long to measure, wants more rows than are drawn here, and has no part in the verdict. */
function withoutEvidence(audit: Audit): Audit {
  const { model } = audit.config;
  if (!model) return audit;
  const train = { ...model.train, evidence: false };
  return { ...audit, config: { ...audit.config, model: { ...model, train } } };
}

async function audited(audit: string, folder: string): Promise<AuditResult> {
  const config = JSON.parse(await readFile(`audits/${audit}.json`, 'utf8'));
  if (config.dataset) config.dataset.files = [{ path: `${audit}.csv` }];
  else config.predictions.file = `${audit}.csv`;
  if (config.model?.backbone) config.model.backbone = resolve('audits', config.model.backbone);
  if (config.model?.image) config.model.image.folder = audit;
  await writeFile(join(folder, `${audit}.json`), JSON.stringify(config));
  return runAudit(withoutEvidence(await loadAudit(join(folder, `${audit}.json`))));
}
