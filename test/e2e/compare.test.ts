import { cp, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { type CompareResult, compareAudits, folderStore, loadCandidates, schemas } from '../../src/index.ts';
import { fairgate } from './support/fairgate.ts';
import { scratch } from './support/scratch.ts';
import { hiringAudit } from './support/small-audits.ts';

const TABLE = (await readFile('fixtures/hiring.csv', 'utf8')).split('\n').slice(0, 601).join('\n');

/** A small hiring audit beside the backbones that it can have: its own, and one that was never taught anything. */
async function audit(): Promise<string> {
  const folder = await scratch();
  await writeFile(join(folder, 'hiring.csv'), TABLE);
  await cp('fixtures/checkpoints/resume-bert', join(folder, 'taught'), { recursive: true });
  await cp('fixtures/reference/bert', join(folder, 'random'), { recursive: true });
  const rule = { metric: 'selection-rate', comparison: 'ratio', by: ['sex'], atLeast: 0.8 };
  const config = {
    ...hiringAudit(
      { protected: ['sex', 'race'], split: { test: 0.5 } },
      { backbone: 'taught', train: { epochs: 8, rate: 0.01 } },
    ),
    policy: { rules: [{ id: 'four-fifths', title: 'Four fifths by sex', ...rule }] },
    replicates: 200,
  };
  await writeFile(join(folder, 'audit.json'), JSON.stringify(config));
  return folder;
}

async function compare(folder: string): Promise<{ result: CompareResult; made: string[] }> {
  const made: string[] = [];
  const varied = { axis: 'backbones', names: ['random'] };
  const result = await compareAudits(varied.axis, await loadCandidates(join(folder, 'audit.json'), varied), {
    store: folderStore(join(folder, 'store')),
    engine: 'wasm',
    settled: (title, how) => how === 'made' && made.push(title),
  });
  return { result, made };
}

describe('comparing the backbones of an audit', () => {
  test('tells the taught one from the random one, by every criterion and by cost', {
    timeout: 90_000,
  }, async () => {
    const folder = await audit();
    const { result, made } = await compare(folder);
    expect(new Ajv({ strict: true }).validate(schemas.compare, result)).toBe(true);
    expect(made.filter((title) => title.endsWith('Dataset'))).toEqual(['taught: Dataset']);
    expect(result.rows).toBe(300);
    expect(result.candidates.map(({ id, own }) => [id, own])).toEqual([
      ['taught', true],
      ['random', false],
    ]);
    expect(result.criteria.map(({ id }) => id)).toEqual([
      'auc',
      'accuracy',
      'worst-group-accuracy',
      'four-fifths',
    ]);
    expect(result.values).toHaveLength(8);
    const auc = result.differences.find(({ criterion }) => criterion === 'auc');
    expect(auc?.estimate.known && auc.estimate.high).toBeLessThan(0);
    expect(auc?.adjusted).toBeLessThan(0.05);
    expect(result.recommendation.reasons.at(-1)).toContain('measure it on new rows');
    const [taught, random] = result.candidates;
    expect(taught?.cost.embedding).toBeGreaterThan(random?.cost.embedding ?? 0);
    const epochs = taught?.model.curve.length ?? 0;
    const rows = taught?.model.rows.train ?? 0;
    expect(taught?.cost.training).toBe(3 * 128 * rows * epochs);

    const again = await compare(folder);
    expect(again.result).toEqual(result);
    expect(again.made).toEqual(['Comparison']);

    const asked = ['compare', 'audit.json', '--backbones', 'random', '--quiet', '--engine', 'wasm'];
    const told = await fairgate([...asked, '--json', '--store', 'store', '--out', 'out'], { cwd: folder });
    expect(told.code).toBe(0);
    const { candidates, ...printed } = JSON.parse(told.out) as CompareResult;
    const { candidates: _, ...own } = result;
    expect(printed).toEqual(own);
    expect(candidates[1]?.lineage.command).toMatch(
      /^npx fairgate@\S+ compare audit.json --backbones random$/,
    );
    expect((await readdir(join(folder, 'out'))).sort()).toEqual([
      'compare.html',
      'compare.json',
      'compare.md',
      'openings.jsonl',
    ]);

    await writeFile(join(folder, 'random', 'model.safetensors'), 'no weights');
    const { code, err } = await fairgate([...asked, '--store', 'other'], { cwd: folder });
    expect(code).toBe(2);
    expect(err).toContain('It is the candidate “random”.');
    expect(await readdir(join(folder, 'other'))).toHaveLength(1);
  });

  test('is refused where there is no backbone, or nothing to compare it with', async () => {
    const folder = resolve(await audit());
    const table = await fairgate(['compare', 'audits/adult.json', '--backbones', 'x']);
    expect(table.code).toBe(2);
    expect(table.err).toContain('an audit without a backbone has none to vary');
    for (const args of [[], ['--backbones', 'taught']]) {
      const { code, err } = await fairgate(['compare', 'audit.json', ...args], { cwd: folder });
      expect(code).toBe(2);
      expect(err).toMatch(/List strategies there|Name a backbone besides taught/);
    }
  });
});
