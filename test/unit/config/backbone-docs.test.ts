import { expect, test } from 'vitest';
import { backboneDocs } from '../../../src/config/backbone-docs.ts';
import { architectures, imageArchitectures } from '../../../src/model/architectures/index.ts';
import { parseName } from '../../../src/model/hubs/hugging-face/name.ts';

test('docs/backbones.md is what the registries say', async () => {
  await expect(backboneDocs()).toMatchFileSnapshot('../../../docs/backbones.md');
});

test('every family is there, and every name of a checkpoint is well-formed', () => {
  const docs = backboneDocs();
  for (const { title, examples } of [...architectures, ...imageArchitectures]) {
    for (const name of examples) {
      expect(docs).toContain(`| ${title} |`);
      expect(docs).toContain(`\`fairgate pull ${name}\``);
      expect(parseName(name).repository).toMatch(/^[^/]+\/[^/]+$/);
    }
  }
});
