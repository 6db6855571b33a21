import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { EXHIBITS, exhibit } from './exhibits.ts';

/** `npm run exhibits`: runs the shipped audits and keeps their results; `npm run docs` then renders the reports anew. */
for (const audit of EXHIBITS) {
  const out = await mkdtemp(join(tmpdir(), `exhibit-${audit}-`));
  const { status } = spawnSync(
    process.execPath,
    ['dist/cli/main.js', 'run', `audits/${audit}.json`, '--out', out, '--as-of', '2026-01-01'],
    { stdio: 'inherit' },
  );
  if (status !== 0 && status !== 1) throw new Error(`${audit} ended with ${status}`);
  await writeFile(
    exhibit(audit, 'result.json.gz'),
    gzipSync(await readFile(join(out, 'result.json')), { level: 9 }),
  );
  await rm(out, { recursive: true });
}
