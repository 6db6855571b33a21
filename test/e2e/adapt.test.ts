import { rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { corpus } from '../../fixtures/generators/corpus.ts';
import { hiring } from '../../fixtures/generators/hiring.ts';
import { csv } from '../../fixtures/generators/table.ts';
import { type AuditResult, folderStore, formats, loadAudit, readResult, runAudit } from '../../src/index.ts';
import { fairgate } from './support/fairgate.ts';
import { scratch } from './support/scratch.ts';
import { hiringAudit } from './support/small-audits.ts';

const TABLE = csv(hiring({ rows: 400, seed: 6, bias: true }).columns);
const TEXTS = [...corpus({ documents: 80, seed: 77 })].join('\n');

/** A small hiring audit in a folder of its own, adapted to a file of texts where one is named. */
async function audit(folder: string, texts?: string): Promise<string> {
  await writeFile(join(folder, 'hiring.csv'), TABLE);
  const config = {
    ...hiringAudit(
      { protected: ['sex'], split: { test: 0.4 } },
      {
        backbone: resolve('fixtures/checkpoints/resume-bert'),
        train: { epochs: 2, ...(texts && { adapt: { text: texts, steps: 8, batch: 8, rate: 0.0005 } }) },
      },
    ),
    replicates: 100,
  };
  await writeFile(join(folder, 'audit.json'), JSON.stringify(config));
  return join(folder, 'audit.json');
}

async function run(folder: string, texts?: string): Promise<{ result: AuditResult; made: string[] }> {
  const made: string[] = [];
  const result = await runAudit(await loadAudit(await audit(folder, texts)), {
    store: folderStore(join(folder, 'store')),
    engine: 'wasm',
    settled: (title, how) => how === 'made' && made.push(title),
  });
  return { result, made };
}

describe('an audit that adapts its backbone first', () => {
  test('says what it learnt, and trains on what came of it', { timeout: 60_000 }, async () => {
    const folder = await scratch();
    await writeFile(join(folder, 'texts.txt'), TEXTS);
    const plain = await run(folder);
    const { result, made } = await run(folder, 'texts.txt');
    expect(plain.result.model?.adapted).toBeUndefined();
    const trained = [
      'Backbone',
      'Features',
      'Repaired features',
      'Model',
      'Scores',
      'Decision rule',
      'Predictions',
      'Trials',
      'Evidence',
    ];
    const below = [...trained, 'Provenance', 'Slice cube', 'Measures', 'Thresholds', 'What if'];
    expect(made.sort()).toEqual([...below, 'Verdict', 'Result'].sort());
    expect(result.model?.adapted).toMatchObject({ asked: 'hidden from it', documents: 80, steps: 8 });
    expect(result.model?.curve).not.toEqual(plain.result.model?.curve);
    expect(result.lineage.artefacts.adapted).not.toBe(plain.result.lineage.artefacts.adapted);
    expect(result.lineage.artefacts.terms).toBe(plain.result.lineage.artefacts.terms);
    const file = join(folder, 'result.json');
    await writeFile(file, JSON.stringify(result));
    expect(await readResult(file)).toEqual(result);
    const html = await formats.get('html').render(result);
    expect(html).toContain('8 steps on 80 unlabelled texts of the domain');
    expect(html).toContain('What the tokenizer makes of the texts');

    await rename(join(folder, 'texts.txt'), join(folder, 'other.txt'));
    expect((await run(folder, 'other.txt')).made).toEqual(['Result']);
  });

  test('tells of texts cut off in each slice', async () => {
    const { result } = await run(await scratch());
    const [everyone, ...slices] = result.terms?.slices ?? [];
    const cutOff = result.notices.find(({ code }) => code === 'texts-cut-off')?.message;
    expect(everyone?.cutOff.known && cutOff?.startsWith(`${everyone.cutOff.count} of 400 texts`)).toBe(true);
    const counts = slices.map(({ cutOff: { known, ...rest } }) => ({ known, ...rest }));
    const total = (of: 'n' | 'count') =>
      counts.reduce((sum, one) => sum + ((one as { n: number; count?: number })[of] ?? 0), 0);
    expect(total('n')).toBe(400);
    expect(total('count')).toBe(everyone?.cutOff.known ? everyone.cutOff.count : undefined);
  });

  test('refuses a file without texts before anything is trained', async () => {
    const folder = await scratch();
    await writeFile(join(folder, 'empty.txt'), '\n \n');
    const file = await audit(folder, 'empty.txt');
    for (const command of ['check', 'run']) {
      const { code, err } = await fairgate([command, file, '--quiet']);
      expect(code).toBe(2);
      expect(err).toContain('there is no document to adapt the backbone to. Give 50 at least');
    }
  });
});
