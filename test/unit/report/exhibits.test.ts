import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { formats } from '../../../src/report/formats/index.ts';
import type { AuditResult } from '../../../src/result/index.ts';
import { EXHIBITS, exhibit } from '../../exhibits/exhibits.ts';

describe('the reports of the shipped audits', () => {
  it.each(EXHIBITS)('%s is rendered from its result alone, to the byte', async (audit) => {
    const stored = gunzipSync(await readFile(exhibit(audit, 'result.json.gz'))).toString();
    const result = JSON.parse(stored) as AuditResult;
    await expect(await formats.get('html').render(result)).toMatchFileSnapshot(exhibit(audit, 'report.html'));
    await expect(await formats.get('markdown').render(result)).toMatchFileSnapshot(
      exhibit(audit, 'summary.md'),
    );
  });
});
