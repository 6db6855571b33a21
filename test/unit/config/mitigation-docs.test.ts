import { expect, test } from 'vitest';
import { mitigationDocs } from '../../../src/config/mitigation-docs.ts';
import { mitigations } from '../../../src/mitigations/index.ts';

test('docs/mitigations.md is what the registry says', async () => {
  await expect(mitigationDocs()).toMatchFileSnapshot('../../../docs/mitigations.md');
});

test('every strategy is there with its source', () => {
  const docs = mitigationDocs();
  for (const { title, id, source } of mitigations) {
    expect(docs).toContain(`## ${title}`);
    expect(docs).toContain(`\`${id}\``);
    expect(docs).toContain(source);
  }
});
