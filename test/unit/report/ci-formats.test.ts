import { describe, expect, it } from 'vitest';
import { formats } from '../../../src/report/formats/index.ts';
import type { AuditResult } from '../../../src/result/index.ts';
import { openMetricsSamples } from './open-metrics-grammar.ts';
import { empty, hiring, hostileAudit, notJudged } from './results.ts';
import { complaints } from './schemas.ts';

const audits = [
  ['hiring', hiring],
  ['hostile', hostileAudit],
  ['not judged', notJudged],
  ['empty', empty],
] as const;

const render = (id: string, result: AuditResult) => formats.get(id).render(result);
const json = async (id: string, result: AuditResult) => JSON.parse(await render(id, result));
const withOutcome = (outcome: string, { findings }: AuditResult) =>
  findings.filter((finding) => finding.outcome === outcome);

/** The same audit after a better model: every number another one. */
const shifted = (result: AuditResult): AuditResult => ({
  ...result,
  findings: result.findings.map((finding) => ({
    ...finding,
    people: finding.people + 1,
    actual: finding.actual.known
      ? { ...finding.actual, value: finding.actual.value + 0.001 }
      : finding.actual,
  })),
});

/** A rule that found nobody to judge. */
const nobody = (result: AuditResult): AuditResult => ({
  ...result,
  rules: result.rules.slice(0, 1).map((rule) => ({ ...rule, outcome: 'inconclusive' })),
  findings: [],
});

describe('report.sarif', () => {
  it.each(audits)('is valid by the schema of SARIF 2.1.0: %s', async (_, make) => {
    expect(await complaints('sarif-2.1.0-rtm.5.json', await json('sarif', make()))).toEqual([]);
  });

  it('declares every rule, and has a result for what fails or is open and for nothing else', async () => {
    const result = hiring();
    const [run] = (await json('sarif', result)).runs;
    expect(run.tool.driver.rules.map(({ id }: { id: string }) => id)).toEqual(
      result.rules.map(({ id }) => id),
    );
    const levels = run.results.map(({ level }: { level: string }) => level);
    expect(levels.filter((level: string) => level === 'error')).toHaveLength(
      withOutcome('fail', result).length,
    );
    expect(levels.filter((level: string) => level === 'warning')).toHaveLength(
      withOutcome('inconclusive', result).length,
    );
    expect(levels).toEqual([...levels].sort());
    for (const { ruleId, ruleIndex } of run.results) expect(result.rules[ruleIndex]?.id).toBe(ruleId);
  });

  it('has a run without results where nothing is judged, so that older alerts are closed', async () => {
    const { runs } = await json('sarif', notJudged());
    expect(runs).toHaveLength(1);
    expect(runs[0].results).toEqual([]);
  });

  it('leads to the rule in the audit file, or in the result where a command line stands for one', async () => {
    const leadsTo = async (result: AuditResult) => {
      const [{ ruleIndex, locations }] = (await json('sarif', result)).runs[0].results;
      const [{ physicalLocation, logicalLocations }] = locations;
      const [{ fullyQualifiedName }] = logicalLocations;
      return [
        physicalLocation.artifactLocation.uri,
        fullyQualifiedName.replace(new RegExp(`${ruleIndex}$`), '#'),
      ];
    };
    const result = hiring();
    expect(await leadsTo(result)).toEqual(['audits/hiring.json', '/policy/rules/#']);
    const lineage = { ...result.lineage, command: 'npx fairgate measure x.csv' };
    expect(await leadsTo({ ...result, lineage })).toEqual(['reports/hiring/result.json', '/rules/#']);
    const [uri = ''] = await leadsTo(hostileAudit());
    expect(new URL(uri, 'file:///repository/').pathname).toMatch(/^\/repository\/audits\/[^/ "]+\.json$/);
  });
});

describe('the fingerprint of a finding', () => {
  const fingerprints = async (result: AuditResult): Promise<readonly string[]> =>
    (await json('sarif', result)).runs[0].results.map(
      ({ partialFingerprints }: { partialFingerprints: Record<string, string> }) =>
        partialFingerprints['finding/v1'],
    );

  it('stays when the numbers move, and differs between findings', async () => {
    const found = await fingerprints(hiring());
    expect(new Set(found).size).toBe(found.length);
    expect(new Set(await fingerprints(shifted(hiring())))).toEqual(new Set(found));
    expect(await fingerprints(nobody(hiring()))).toHaveLength(1);
  });

  it('is the same in every format', async () => {
    const quality = await json('code-quality', hiring());
    expect(quality.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).toEqual(
      await fingerprints(hiring()),
    );
  });

  it('tells the two limits of a rule apart', async () => {
    const result = hiring();
    const [rule, finding] = [result.rules[0], withOutcome('fail', result)[0]];
    if (!rule || !finding?.actual.known) throw new Error('the fixture has a failing rule');
    const { actual } = finding;
    const at = (value: number, direction: typeof finding.direction) => ({
      ...result,
      rules: [{ ...rule, atLeast: 0.8, atMost: 1.25 }],
      findings: [{ ...finding, rule: rule.id, direction, actual: { ...actual, value } }],
    });
    const [low, lower, high] = await Promise.all(
      [at(0.6, 'below'), at(0.5, 'below'), at(1.6, 'above')].map(fingerprints),
    );
    expect(low).toEqual(lower);
    expect(low).not.toEqual(high);
  });
});

describe('code-quality.json', () => {
  it.each(audits)('has what GitLab asks of each entry: %s', async (_, make) => {
    const entries = await json('code-quality', make());
    expect(entries).toHaveLength(make().findings.filter(({ outcome }) => outcome !== 'pass').length);
    for (const { description, check_name, fingerprint, severity, location } of entries) {
      expect(description).toMatch(/\S/);
      expect(check_name).toMatch(/\S/);
      expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
      expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(severity);
      expect(location).toEqual({ path: expect.stringMatching(/^audits\//), lines: { begin: 1 } });
    }
    expect(new Set(entries.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(
      entries.length,
    );
  });
});

describe('annotations.txt', () => {
  const lines = async (result: AuditResult) =>
    (await render('github', result)).split('\n').filter((line) => line !== '');

  it.each(audits)('holds nothing but commands, ten of a type at most: %s', async (_, make) => {
    const told = await lines(make());
    for (const line of told) {
      expect(line).toMatch(/^::(error|warning) file=[^:,]+,line=1,title=[^:,]+::[^\r\n]+$/);
    }
    for (const type of ['error', 'warning']) {
      expect(told.filter((line) => line.startsWith(`::${type} `)).length).toBeLessThanOrEqual(10);
    }
  });

  it('says how many are left where there are more than are shown', async () => {
    const result = hiring();
    const failed = withOutcome('fail', result).length;
    expect(failed).toBeGreaterThan(10);
    const told = (await lines(result)).filter((line) => line.startsWith('::error '));
    expect(told).toHaveLength(10);
    expect(told.at(-1)).toContain(`And ${failed - 9} more in the report.`);
    expect(await lines(notJudged())).toEqual([]);
  });
});

describe('metrics.txt', () => {
  it.each(audits)('is OpenMetrics text whose samples differ: %s', async (_, make) => {
    const samples = openMetricsSamples(await render('open-metrics', make()));
    expect(new Set(samples.map(({ name, labels }) => JSON.stringify([name, labels]))).size).toBe(
      samples.length,
    );
  });

  it('has each number that is known, with its interval, and none that is not', async () => {
    const result = hiring();
    const samples = openMetricsSamples(await render('open-metrics', result));
    const values = (name: string) => samples.filter((one) => one.name === name).map(({ value }) => value);
    const known = result.measures.map(({ estimate }) => estimate).filter((estimate) => estimate.known);
    expect(known.length).toBeLessThan(result.measures.length);
    expect(values('fairgate_measure')).toEqual(known.map(({ value }) => value));
    expect(values('fairgate_measure_low')).toEqual(known.map(({ low }) => low));
    expect(values('fairgate_measure_high')).toEqual(known.map(({ high }) => high));
    expect(values('fairgate_findings').reduce((sum, value) => sum + value, 0)).toBe(result.findings.length);
    const states = samples.filter(({ name }) => name === 'fairgate_verdict');
    expect(states.filter(({ value }) => value === 1).map(({ labels }) => labels.fairgate_verdict)).toEqual([
      'fail',
    ]);
  });
});
