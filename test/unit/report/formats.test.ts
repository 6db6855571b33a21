import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../../../src/canonical-json.ts';
import { formats } from '../../../src/report/formats/index.ts';
import type { AuditResult } from '../../../src/result/index.ts';
import { parsedXml } from './parsed.ts';
import { empty, hiring, hostileAudit, notJudged } from './results.ts';
import { reversed } from './reversed.ts';

describe.each([...formats].map((format) => [format.id, format] as const))('format %s', (_, format) => {
  it.each([
    ['hiring', hiring],
    ['hostile', hostileAudit],
    ['not judged', notJudged],
    ['empty', empty],
  ])('tells the %s audit in the same bytes again, from memory and from its file', async (_, make) => {
    const first = await format.render(make());
    expect(await format.render(make())).toBe(first);
    expect(await format.render(reversed(make()))).toBe(first);
    expect(await format.render(JSON.parse(await formats.get('json').render(make())) as AuditResult)).toBe(
      first,
    );
  });

  it('does not change the result', async () => {
    const result = hiring();
    await format.render(result);
    expect(result).toEqual(hiring());
  });
});

describe('result.json', () => {
  it('is the result, keys sorted', async () => {
    const text = await formats.get('json').render(hiring());
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(hiring())));
    expect(canonicalJson(JSON.parse(text))).toBe(JSON.stringify(JSON.parse(text)));
    expect(text.endsWith('}\n')).toBe(true);
  });
});

describe('junit.xml', () => {
  const read = async (result: AuditResult) => parsedXml(await formats.get('junit').render(result));

  it('has a case for each finding; what fails is a failure and what is open an error', async () => {
    const result = hiring();
    const elements = await read(result);
    const named = (name: string) => elements.filter((one) => one.name === name);
    const outcomes = (outcome: string) =>
      result.findings.filter((finding) => finding.outcome === outcome).length;
    expect(outcomes('fail')).toBeGreaterThan(0);
    expect(outcomes('inconclusive')).toBeGreaterThan(0);
    expect(named('testcase')).toHaveLength(result.findings.length);
    expect(named('failure')).toHaveLength(outcomes('fail'));
    expect(named('error')).toHaveLength(outcomes('inconclusive'));
    expect(elements[0]?.attributes).toMatchObject({
      tests: String(result.findings.length),
      failures: String(outcomes('fail')),
      errors: String(outcomes('inconclusive')),
    });
  });

  it('is well-formed whatever the data hold', async () => {
    expect((await read(hostileAudit())).filter(({ name }) => name === 'testcase')).toHaveLength(13);
    expect((await read(empty())).map(({ name }) => name)).toEqual(['testsuites']);
  });

  it('has a rule that found nothing as an error of its own', async () => {
    const result = hiring();
    const [rule] = result.rules;
    const elements = await read({
      ...result,
      rules: rule ? [{ ...rule, outcome: 'inconclusive' }] : [],
      findings: [],
    });
    expect(elements.map(({ name }) => name)).toEqual(['testsuites', 'testsuite', 'testcase', 'error']);
  });
});

describe('measures.csv', () => {
  const read = async (result: AuditResult) =>
    Papa.parse<Record<string, string>>(await formats.get('csv').render(result), {
      header: true,
      skipEmptyLines: true,
    });

  it('has a row for every number, with its group, its interval and what it rests on', async () => {
    const result = hiring();
    const { data, errors } = await read(result);
    expect(errors).toEqual([]);
    expect(data).toHaveLength(result.measures.length + result.disparities.length);
    const found = data.find(
      (row) =>
        row.metric === 'selection-rate' &&
        row.kind === 'measure' &&
        row['group.sex'] === 'F' &&
        !row['group.race'],
    );
    const measure = result.measures.find(
      ({ metric, slice }) => metric === 'selection-rate' && slice.sex === 'F' && !slice.race,
    );
    expect(
      measure?.estimate.known && [measure.estimate.value, measure.estimate.n, measure.estimate.count],
    ).toEqual([Number(found?.value), Number(found?.rows), Number(found?.count)]);
    for (const row of data) expect(row.value === '').toBe(row.unknown_because !== '');
  });

  it('holds no cell that a spreadsheet takes for a formula', async () => {
    const result = { ...hiring(), attributes: [{ name: '=1+1', values: ['@SUM(A1)'] }] };
    const [measure] = result.measures;
    const { data, meta } = await read({
      ...result,
      measures: measure ? [{ ...measure, slice: { '=1+1': '@SUM(A1)' } }] : [],
      disparities: [],
    });
    expect(meta.fields?.at(-1)).toBe('group.=1+1');
    expect(data[0]?.['group.=1+1']).toBe("'@SUM(A1)");
    for (const value of Object.values(data[0] ?? {})) expect(value).not.toMatch(/^[=+@]/);
  });
});

describe('model-card.md', () => {
  const read = (result: AuditResult) => formats.get('model-card').render(result);

  it('begins with metadata whose texts are JSON, and so YAML', async () => {
    const [, metadata = '', body = ''] = (await read(hiring())).split(/^---$/m);
    const values = [...metadata.matchAll(/^ +(?:- )?(?:type|name|revision): (.*)$/gm)].map(
      ([, text = '']) => text,
    );
    expect(values.length).toBeGreaterThan(20);
    for (const text of values) if (text !== 'other') expect(typeof JSON.parse(text)).toBe('string');
    expect(metadata).toContain('model-index:');
    expect([...body.matchAll(/^## (.*)$/gm)].map(([, title]) => title)).toEqual([
      'What the model decides',
      'How it was made',
      'Fairness',
      'What it was evaluated on',
      'Limits',
      'How it was measured',
    ]);
  });

  it('keeps hostile names within their texts', async () => {
    const [, metadata = '', ...body] = (await read(hostileAudit())).split(/^---$/m);
    for (const line of metadata.trim().split('\n')) expect(line).toMatch(/^(tags|model-index):|^ +(- )?/);
    expect(body.join('')).not.toContain('<img');
  });
});

describe('summary.md', () => {
  const read = (result: AuditResult) => formats.get('markdown').render(result);

  it('says the verdict first, then the findings that press, then the policy', async () => {
    const text = await read(hiring());
    const places = [
      '# Screening',
      '## Verdict',
      '**✗ Fail**',
      '## Findings',
      '| ✗ Fail |',
      '## Policy',
      '## Notices',
    ];
    const found = places.map((place) => text.indexOf(place));
    expect(found).not.toContain(-1);
    expect(found).toEqual([...found].sort((a, b) => a - b));
    expect(text).not.toMatch(/^\| .* \| ✓ Pass \| .* \| Selection by sex/m);
  });

  it('stays short however many findings there are', async () => {
    const result = hiring();
    const findings = Array.from({ length: 5000 }, (_, index) => ({
      ...(result.findings[0] as AuditResult['findings'][number]),
      outcome: 'fail' as const,
      slice: { sex: `group ${index}` },
    }));
    const text = await read({ ...result, findings });
    expect(text).toContain('And 4,980 more in the report.');
    expect(text.length).toBeLessThan(10_000);
  });
});

it('an unknown format is refused with the nearest name', () => {
  expect(() => formats.get('htlm')).toThrow('Did you mean "html"?');
});
