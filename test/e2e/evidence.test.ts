import { cp, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  type AuditResult,
  type AuditRunOptions,
  checkAudit,
  folderStore,
  formats,
  loadAudit,
  readResult,
  runAudit,
} from '../../src/index.ts';
import { loadCheckpoint } from '../../src/model/checkpoints/checkpoint.ts';
import { checkpointFiles } from '../../src/model/checkpoints/files.ts';
import { encodeSafetensors } from '../../src/model/checkpoints/safetensors.ts';
import { drawnWeights } from '../../src/model/training/initial-weights.ts';
import { random } from '../../src/stats/random.ts';
import { scratch } from './support/scratch.ts';
import { hiringAudit } from './support/small-audits.ts';

const CHECKPOINT = resolve('fixtures/checkpoints/resume-bert');
const TABLE = (await readFile('fixtures/hiring.csv', 'utf8')).split('\n').slice(0, 1201).join('\n');
const EVIDENCE = { rows: [250, 50], seeds: 3 };

interface Asked extends Pick<AuditRunOptions, 'signal' | 'progress'> {
  readonly backbone?: string;
  readonly evidence?: object;
  readonly confidence?: number;
}

/** A small hiring audit in a folder of its own. */
async function written(folder: string, { backbone = CHECKPOINT, evidence, confidence = 0.95 }: Asked) {
  await writeFile(join(folder, 'hiring.csv'), TABLE);
  const config = {
    ...hiringAudit(
      { protected: ['sex', 'race'], split: { test: 0.6 } },
      { backbone, train: { epochs: 2, ...(evidence && { evidence }) } },
    ),
    confidence,
    replicates: 100,
  };
  await writeFile(join(folder, 'audit.json'), JSON.stringify(config));
  return loadAudit(join(folder, 'audit.json'));
}

/** Runs it, and says what had to be made. */
async function run(folder: string, asked: Asked = {}) {
  const { signal, progress } = asked;
  const made: string[] = [];
  const result = await runAudit(await written(folder, asked), {
    store: folderStore(join(folder, 'store')),
    engine: 'wasm',
    settled: (title, how) => how === 'made' && made.push(title),
    ...(signal && { signal }),
    ...(progress && { progress }),
  });
  return { result, made: made.sort() };
}

const gains = ({ evidence }: AuditResult) => evidence?.byRows.map(({ gain }) => gain) ?? [];

describe('what the pre-trained backbone brings', () => {
  test('is refused before anything is run where more rows are asked for than there are', async () => {
    const audit = await written(await scratch(), { evidence: { rows: [50, 900] } });
    await expect(checkAudit(audit)).rejects.toThrow('with 900 labelled rows, and 299 are there to train on');
  });

  test('is measured beside the model, and changes nothing of it', { timeout: 120_000 }, async () => {
    const folder = await scratch();
    const plain = await run(folder);
    expect(plain.result.evidence).toBeUndefined();
    const { result, made } = await run(folder, { evidence: EVIDENCE });
    expect(made).toEqual(['Evidence', 'Provenance', 'Result', 'Trials']);
    expect(result.model).toEqual(plain.result.model);
    expect(result.measures).toEqual(plain.result.measures);

    expect(result.evidence?.byRows.map(({ rows, steps }) => [rows, steps])).toEqual([
      [50, 300],
      [250, 300],
    ]);
    expect(result.evidence?.bySteps.at(-1)).toEqual(result.evidence?.byRows.at(-1));
    for (const gain of gains(result)) expect(gain.known && gain.value).toBeGreaterThan(0);
    const most = gains(result).at(-1);
    expect(most?.known && most.low).toBeGreaterThan(0);
    const best = result.evidence?.rowsNeeded.find(({ reached }) => reached.random.answer === 'at');
    expect(best?.reached.pretrained.amount).toBeLessThan(best?.reached.random.amount as number);
    await writeFile(join(folder, 'result.json'), JSON.stringify(result));
    expect((await readResult(join(folder, 'result.json'))).evidence).toEqual(result.evidence);
    expect(await formats.get('html').render(result)).toContain('What the pre-trained backbone brings');

    const wider = await run(folder, { evidence: EVIDENCE, confidence: 0.9 });
    expect(wider.made).not.toContain('Trials');

    const again = await scratch();
    const stop = new AbortController();
    const stopped = run(again, {
      evidence: EVIDENCE,
      signal: stop.signal,
      progress: (title, { done, unit }) =>
        title === 'Trials' && unit === 'heads' && done > 10 && stop.abort(),
    });
    await expect(stopped).rejects.toThrow(/abort/);
    let first: number | undefined;
    const resumed = await run(again, {
      evidence: EVIDENCE,
      progress: (title, { done, unit }) => {
        if (title === 'Trials' && unit === 'heads') first ??= done;
      },
    });
    expect(first).toBe(8);
    expect(resumed.result).toEqual(result);
  });

  test('is nothing where its weights are random too', { timeout: 60_000 }, async () => {
    const folder = await scratch();
    const backbone = join(folder, 'drawn');
    await cp(CHECKPOINT, backbone, { recursive: true });
    const checkpoint = await loadCheckpoint(await checkpointFiles(CHECKPOINT));
    const weights = drawnWeights(checkpoint.backbone, random(3, 'no pre-training'));
    await writeFile(join(backbone, 'model.safetensors'), encodeSafetensors(weights));
    const { result } = await run(folder, { backbone, evidence: { ...EVIDENCE, seeds: 2 } });
    expect(gains(result)).toHaveLength(2);
    for (const gain of gains(result)) {
      expect(gain.known && gain.low).toBeLessThan(0);
      expect(gain.known && gain.high).toBeGreaterThan(0);
    }
    expect(await formats.get('markdown').render(result)).toBeDefined();
  });
});
