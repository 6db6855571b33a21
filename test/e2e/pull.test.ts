import { readFileSync } from 'node:fs';
import { readdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { answers, breaksAfter, type LocalHub, localHub } from '../unit/model/hubs/hub-server.ts';
import { fairgate } from './support/fairgate.ts';
import { scratch } from './support/scratch.ts';

const REPOSITORY = 'somebody/resume-bert';
const NAME = `hf:${REPOSITORY}`;
const TOKEN = 'hf_not-for-others';
const FOLDER = 'fixtures/checkpoints/resume-bert';

const content = (name: string) => readFileSync(join(FOLDER, name));

interface Place {
  readonly hub: LocalHub;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
}

async function place(): Promise<Place> {
  const names = ['config.json', 'tokenizer.json', 'model.safetensors'];
  const hub = await localHub(REPOSITORY, Object.fromEntries(names.map((name) => [name, content(name)])));
  onTestFinished(() => hub.close());
  const cwd = await scratch();
  return { hub, cwd, env: { HF_ENDPOINT: hub.endpoint, HF_HOME: join(cwd, 'hf'), HF_TOKEN: TOKEN } };
}

/** The shipped audit of résumés, with another name for its backbone. */
async function audit({ cwd }: Place, backbone: string): Promise<string> {
  const { policy, ...given } = JSON.parse(readFileSync('audits/hiring.json', 'utf8'));
  const rows = readFileSync('fixtures/hiring.csv', 'utf8').split('\n').slice(0, 401);
  await writeFile(join(cwd, 'hiring.csv'), `${rows.join('\n')}\n`);
  const model = {
    ...given.model,
    backbone,
    train: { ...given.model.train, epochs: 1, earlyStopping: 0, evidence: false },
  };
  const dataset = { ...given.dataset, files: [{ path: 'hiring.csv' }] };
  const file = join(cwd, 'audit.json');
  await writeFile(file, JSON.stringify({ ...given, dataset, model, replicates: 100 }));
  return file;
}

test('pull tells the folder and the commit; a second one, offline, asks nobody', async () => {
  const { hub, cwd, env } = await place();
  hub.faults.push({ host: 'cdn', fault: breaksAfter(10_000, content('model.safetensors')) });
  const { code, out, err } = await fairgate(['pull', NAME, '--json'], { cwd, env });
  expect({ code, err: err.replace(/[\d.]+ s\b.*/, '') }).toEqual({
    code: 0,
    err: expect.stringContaining(NAME),
  });
  const { folder, revision } = JSON.parse(out);
  expect(revision).toBe(`${NAME}@${hub.commit}`);
  expect(folder).toBe(join(cwd, 'hf/hub/models--somebody--resume-bert/snapshots', hub.commit));
  expect(readFileSync(join(folder, 'model.safetensors')).equals(content('model.safetensors'))).toBe(true);
  expect(err).toContain('MB');
  expect(out + err).not.toContain(TOKEN);
  hub.asked.length = 0;
  const offline = await fairgate(['pull', NAME, '--json'], { cwd, env: { ...env, HF_HUB_OFFLINE: '1' } });
  expect(offline.out).toBe(out);
  expect(hub.asked).toEqual([]);
});

test('an audit pulls the backbone that it names, and its result names the commit', async () => {
  const here = await place();
  const { hub, cwd, env } = here;
  const file = await audit(here, NAME);
  const { code, out, err } = await fairgate(['run', file, '--json'], { cwd, env });
  expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
  const { lineage } = JSON.parse(out);
  expect(lineage.revision).toBe(`${NAME}@${hub.commit}`);
  hub.asked.length = 0;
  const byFolder = await audit(here, resolve(FOLDER));
  const local = JSON.parse((await fairgate(['run', byFolder, '--json'], { cwd, env })).out);
  expect(local.lineage.revision).toBeUndefined();
  expect(local.lineage.checkpoint).toBe(lineage.checkpoint);
  expect(local.lineage.artefacts.features).toBe(lineage.artefacts.features);
  const pinned = await fairgate(['check', await audit(here, lineage.revision)], { cwd, env });
  expect(pinned.code).toBe(0);
  expect(hub.asked).toEqual([]);
}, 180_000);

test.each([
  [401, 'HF_TOKEN'],
  [403, 'conditions'],
  [404, 'Check the name'],
])('a hub that answers %i ends with exit code 2 and one sentence', async (status, told) => {
  const { hub, cwd, env } = await place();
  hub.faults.push({ host: 'hub', fault: answers(status) });
  const { code, out, err } = await fairgate(['pull', NAME], { cwd, env });
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err.trimEnd().split('\n')).toHaveLength(1);
  expect(err).toContain(told);
  expect(err).not.toContain(TOKEN);
  expect(await readdir(cwd)).toEqual([]);
});

test('offline, an audit whose backbone is in no cache ends with exit code 2', async () => {
  const here = await place();
  const env = { ...here.env, HF_HUB_OFFLINE: '1' };
  const { code, err } = await fairgate(['check', await audit(here, NAME)], { cwd: here.cwd, env });
  expect(code).toBe(2);
  expect(err).toContain('HF_HUB_OFFLINE forbids to fetch it');
  expect(err).toContain('It is named at /model/backbone of');
  expect(here.hub.asked).toEqual([]);
});
