import { describe, expect, it } from 'vitest';
import { formats } from '../../../src/report/formats/index.ts';
import type { AuditResult } from '../../../src/result/index.ts';
import { empty, hiring, hostileAudit, notJudged } from './results.ts';
import { complaints } from './schemas.ts';

const bom = async (result: AuditResult) => JSON.parse(await formats.get('cyclonedx').render(result));
const card = async (result: AuditResult) => (await bom(result)).metadata.component.modelCard;

describe('bom.cdx.json', () => {
  it.each([
    ['hiring', hiring],
    ['hostile', hostileAudit],
    ['not judged', notJudged],
    ['empty', empty],
  ])('is valid by the schema of CycloneDX 1.6: %s', async (_, make) => {
    const beside = ['spdx.SNAPSHOT.schema.json', 'jsf-0.82.SNAPSHOT.schema.json'];
    expect(await complaints('bom-1.6.SNAPSHOT.schema.json', await bom(make()), beside)).toEqual([]);
  });

  it('has every number that is known with its interval and its group, and none that is not', async () => {
    const result = hiring();
    const { performanceMetrics } = (await card(result)).quantitativeAnalysis;
    const estimates = [...result.measures, ...result.disparities].map(({ estimate }) => estimate);
    const known = estimates.filter((estimate) => estimate.known);
    expect(known.length).toBeLessThan(estimates.length);
    expect(
      performanceMetrics.map(({ value, confidenceInterval }: (typeof performanceMetrics)[number]) => [
        Number(value),
        Number(confidenceInterval.lowerBound),
        Number(confidenceInterval.upperBound),
      ]),
    ).toEqual(known.map(({ value, low, high }) => [value, low, high]));
    const names = performanceMetrics.map(({ type, slice }: Record<string, string>) => `${type} ${slice}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('tells who is at risk, what the verdict is, and what the model was made of', async () => {
    const result = hiring();
    const { considerations, properties } = await card(result);
    expect(considerations.fairnessAssessments).toHaveLength(
      result.findings.filter(({ outcome }) => outcome !== 'pass').length,
    );
    expect(properties).toContainEqual({ name: 'fairgate:verdict', value: 'fail' });
    const { components, dependencies } = await bom(result);
    expect(components.map((one: Record<string, unknown>) => one['bom-ref'])).toEqual(['data', 'backbone']);
    expect(dependencies).toEqual([{ ref: 'model', dependsOn: ['data', 'backbone'] }]);
    expect((await bom(empty())).components).toHaveLength(1);
  });

  it('is another document for another result', async () => {
    const [first, again, other] = await Promise.all([hiring(), hiring(), notJudged()].map(bom));
    expect(first.serialNumber).toBe(again.serialNumber);
    expect(first.serialNumber).not.toBe(other.serialNumber);
  });
});
