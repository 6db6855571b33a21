import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lending } from '../../fixtures/generators/lending.ts';
import { csv } from '../../fixtures/generators/table.ts';
import { folderStore, loadAudit, runAudit } from '../../src/index.ts';
import { fairgate } from './support/fairgate.ts';
import { scratch } from './support/scratch.ts';

const TABLE = csv(lending({ rows: 3000, seed: 3, bias: true }).columns);

interface Policy {
  rules: { atLeast: number }[];
}
interface Config {
  metrics?: string[];
  policy: Policy;
  model: { train: { epochs: number } };
  dataset: { files: { path: string }[] };
}

/** A small lending audit in a folder of its own, changed as the test wants. */
async function audit(folder: string, change: (config: Config) => void = () => {}): Promise<string> {
  const config: Config = JSON.parse(await readFile('audits/lending.json', 'utf8'));
  config.dataset.files = [{ path: 'lending.csv' }];
  change(config);
  await writeFile(join(folder, 'lending.csv'), TABLE);
  await writeFile(join(folder, 'lending.json'), JSON.stringify(config));
  return join(folder, 'lending.json');
}

async function made(folder: string, change?: (config: Config) => void): Promise<string[]> {
  const stages: string[] = [];
  await runAudit(await loadAudit(await audit(folder, change)), {
    store: folderStore(join(folder, 'store')),
    settled: (title, how) => how === 'made' && stages.push(title),
  });
  return stages;
}

describe('what is made again', () => {
  test('nothing, when nothing changed', async () => {
    const folder = await scratch();
    const all = [
      'Dataset',
      'Terms',
      'Backbone',
      'Features',
      'Repaired features',
      'Model',
      'Scores',
      'Decision rule',
      'Trials',
      'Evidence',
      'Provenance',
      'Predictions',
      'Slice cube',
      'Measures',
      'Verdict',
      'Thresholds',
      'What if',
      'Result',
    ];
    expect((await made(folder)).sort()).toEqual(all.sort());
    expect(await made(folder)).toEqual([]);
  });

  test.each<[string, (config: Config) => void, string[]]>([
    [
      'a policy bound: the gate alone',
      ({ policy }) =>
        policy.rules.forEach((rule) => {
          rule.atLeast -= 0.01;
        }),
      ['Verdict', 'What if'],
    ],
    [
      'a metric: from the cube',
      (config) => {
        config.metrics = ['selection-rate', 'accuracy'];
      },
      ['Measures', 'Verdict'],
    ],
    [
      'training: from the model',
      ({ model }) => {
        model.train.epochs = 2;
      },
      [
        'Model',
        'Scores',
        'Decision rule',
        'Predictions',
        'Provenance',
        'Slice cube',
        'Measures',
        'Verdict',
        'Thresholds',
        'What if',
      ],
    ],
  ])('after a change of %s', async (_, change, stages) => {
    const folder = await scratch();
    await made(folder);
    expect((await made(folder, change)).sort()).toEqual([...stages, 'Result'].sort());
  });
});

describe('the same bytes', () => {
  test('wherever it runs, and whatever the files are called', async () => {
    const [here, there] = [await scratch(), await scratch()];
    for (const folder of [here, there]) await made(folder);
    expect(await artefacts(there)).toEqual(await artefacts(here));
  });

  test('after being killed at any moment and run again', { timeout: 240_000 }, async () => {
    const undisturbed = await scratch();
    const run = async (folder: string, killedAfter?: number) =>
      fairgate(
        [
          'run',
          await audit(folder),
          '--store',
          join(folder, 'store'),
          '--out',
          join(folder, 'out'),
          '--quiet',
        ],
        {
          begun: (child) => killedAfter !== undefined && setTimeout(() => child.kill('SIGKILL'), killedAfter),
        },
      );
    await run(undisturbed);
    const expected = {
      artefacts: await artefacts(undisturbed),
      reports: await files(join(undisturbed, 'out')),
    };

    const disturbed = await scratch();
    const ends: (NodeJS.Signals | null)[] = [];
    for (let after = 300; ends.at(-1) !== null; after *= 1.3) ends.push((await run(disturbed, after)).signal);
    expect(ends, 'it was killed at least once').toContain('SIGKILL');
    const found = { artefacts: await artefacts(disturbed), reports: await files(join(disturbed, 'out')) };
    expect(found).toEqual(expected);
  });

  test('an interrupt ends it with 130 and leaves no part', async () => {
    const folder = await scratch();
    const told = await fairgate(
      ['run', await audit(folder), '--store', join(folder, 'store'), '--out', join(folder, 'out')],
      {
        begun: (child) => child.stderr?.once('data', () => child.kill('SIGINT')),
      },
    );
    expect(told.code).toBe(130);
    expect(told.err).not.toMatch(/fault|^ +at /m);
    const left = await readdir(join(folder, 'store'), { recursive: true }).catch(() => []);
    expect(left.filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

const artefacts = (folder: string) => files(join(folder, 'store'));

/** Whole files by name; parts that a killed process left under temporary names are no files of ours. */
async function files(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const read = entries
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.part'))
    .map(async ({ name, parentPath }) => [name, (await readFile(join(parentPath, name))).toString('base64')]);
  return Object.fromEntries(await Promise.all(read));
}
