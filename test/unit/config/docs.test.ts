import { expect, test } from 'vitest';
import { configDocs } from '../../../src/config/docs.ts';

test('docs/config.md is what the schema says', async () => {
  await expect(configDocs()).toMatchFileSnapshot('../../../docs/config.md');
});

test('every key is described', () => {
  const rows = configDocs()
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  expect(rows.length).toBeGreaterThan(50);
  expect(rows.filter((row) => row.endsWith('|  |'))).toEqual([]);
});
