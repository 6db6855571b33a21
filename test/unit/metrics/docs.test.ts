import { expect, test } from 'vitest';
import { metricDocs } from '../../../src/metrics/docs.ts';
import { metrics } from '../../../src/metrics/index.ts';

test('docs/metrics.md is what the registries say', async () => {
  await expect(metricDocs()).toMatchFileSnapshot('../../../docs/metrics.md');
});

test('every metric has a section and a row of names', () => {
  const lines = metricDocs().split('\n');
  for (const { id, title } of metrics) {
    expect(lines).toContain(`### ${title} (\`${id}\`)`);
    expect(lines.filter((line) => line.startsWith(`| \`${id}\` | `)).length).toBeGreaterThan(0);
  }
});
