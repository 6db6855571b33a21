import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { InvalidInput } from '../../../../src/errors.ts';
import type { HubSettings } from '../../../../src/model/hubs/hub.ts';
import { findOrPull, pullBackbone } from '../../../../src/model/hubs/index.ts';
import { answers, breaksAfter, gitBlob, type LocalHub, localHub, sha256 } from './hub-server.ts';

const REPOSITORY = 'somebody/tiny-bert';
const NAME = `hf:${REPOSITORY}`;
const WEIGHTS = Buffer.alloc(300_000, 'weights of the backbone, ');
const TOKEN = 'hf_secret-token';

const FILES = {
  'config.json': '{"model_type": "bert"}',
  'README.md': '# Tiny',
  'tokenizer.json': '{}',
  '1_Pooling/config.json': '{"pooling_mode_mean_tokens": true}',
  'model.safetensors': WEIGHTS,
  'pytorch_model.bin': 'a pickle',
  'model.fp16.safetensors': 'half',
};

let hub: LocalHub;
let cache: string;

beforeEach(async () => {
  cache = mkdtempSync(join(tmpdir(), 'hub-'));
  hub = await localHub(REPOSITORY, FILES);
});
afterEach(async () => {
  await hub.close();
  rmSync(cache, { recursive: true });
});

const settings = (more: Partial<HubSettings> = {}): HubSettings => ({
  endpoint: hub.endpoint,
  offline: false,
  cache,
  tfhub: join(cache, 'tfhub'),
  ...more,
});
const context = { progress: () => {}, signal: new AbortController().signal };
const pull = (name = NAME, more: Partial<HubSettings> = {}) => pullBackbone(name, settings(more), context);
const root = () => join(cache, 'models--somebody--tiny-bert');
const refusal = async (work: Promise<unknown>): Promise<InvalidInput> => {
  const error = await work.then(
    () => undefined,
    (cause) => cause,
  );
  expect(error).toBeInstanceOf(InvalidInput);
  return error;
};

test('the files of a backbone arrive in the layout that the Hugging Face libraries share', async () => {
  const seen: unknown[] = [];
  const pulled = await pullBackbone(NAME, settings(), { ...context, progress: (event) => seen.push(event) });
  expect(pulled).toEqual({
    folder: join(root(), 'snapshots', hub.commit),
    revision: `${NAME}@${hub.commit}`,
  });
  expect(readdirSync(pulled.folder, { recursive: true }).sort()).toEqual([
    '1_Pooling',
    '1_Pooling/config.json',
    'config.json',
    'model.safetensors',
    'tokenizer.json',
  ]);
  expect(readFileSync(join(root(), 'refs', 'main'), 'utf8')).toBe(hub.commit);
  expect(readFileSync(join(root(), 'blobs', sha256(WEIGHTS))).equals(WEIGHTS)).toBe(true);
  const config = Buffer.from(FILES['config.json']);
  expect(readFileSync(join(root(), 'blobs', gitBlob(config)))).toEqual(config);
  expect(lstatSync(join(pulled.folder, '1_Pooling/config.json')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(pulled.folder, '1_Pooling/config.json'), 'utf8')).toBe(
    FILES['1_Pooling/config.json'],
  );
  expect(seen.at(-1)).toEqual({ done: 0.3, total: 0.3, unit: 'MB' });
  expect(hub.asked.some(({ url }) => /README|pytorch_model|fp16/.test(url))).toBe(false);
});

test('what is in the cache is fetched no second time, and an audit asks nobody for it', async () => {
  const first = await pull();
  hub.asked.length = 0;
  expect(await pull()).toEqual(first);
  expect(hub.asked.filter(({ url }) => url.includes('/resolve/'))).toEqual([]);
  hub.asked.length = 0;
  expect(await findOrPull(NAME, settings(), context)).toEqual(first);
  expect(await findOrPull(first.revision, settings(), context)).toEqual(first);
  expect(await pull(NAME, { offline: true })).toEqual(first);
  expect(hub.asked).toEqual([]);
});

test('a named revision is remembered under its name', async () => {
  const pulled = await pull(`${NAME}@v1`);
  expect(pulled.revision).toBe(`${NAME}@${hub.commit}`);
  expect(readdirSync(join(root(), 'refs'))).toEqual(['v1']);
});

test('offline, what is not in the cache is refused and nobody is asked', async () => {
  for (const work of [pullBackbone, findOrPull]) {
    const { message } = await refusal(work(NAME, settings({ offline: true }), context));
    expect(message).toContain('not in the cache, and HF_HUB_OFFLINE forbids to fetch it');
  }
  expect(hub.asked).toEqual([]);
});

test('the token goes to the endpoint alone, and into no message', async () => {
  await pull(NAME, { token: TOKEN });
  const to = (host: string) =>
    new Set(hub.asked.filter((entry) => entry.host === host).map((entry) => entry.authorization));
  expect(to('hub')).toEqual(new Set([`Bearer ${TOKEN}`]));
  expect(to('cdn')).toEqual(new Set([undefined]));
  hub.faults.push({ host: 'hub', fault: answers(403) });
  const error = await refusal(pull(NAME, { token: TOKEN }));
  expect(JSON.stringify([error, error.message, String(error.cause)])).not.toContain(TOKEN);
});

test.each([
  [401, 'asks who you are (401). Check the name; where the backbone is private or gated, set HF_TOKEN'],
  [403, 'does not let you read it (403). Accept its conditions on its page'],
  [404, 'has no such backbone or revision (404). Check the name, and the revision'],
  [500, 'answers with an error (500). Try again later.'],
])('an answer of %i is told with its remedy', async (status, told) => {
  hub.faults.push({ host: 'hub', fault: answers(status) });
  const { message } = await refusal(pull());
  expect(message).toContain(`${NAME}: 127.0.0.1`);
  expect(message).toContain(told);
  expect(existsSync(root())).toBe(false);
});

test('a revision and a repository that are not there', async () => {
  expect((await refusal(pull(`${NAME}@nowhere`))).message).toContain('(404)');
  expect((await refusal(pull('hf:nobody/nothing'))).message).toContain('(404)');
});

test('a busy hub is waited for as long as it asks', async () => {
  hub.faults.push({ host: 'hub', fault: answers(429, { 'retry-after': '1' }) });
  hub.faults.push({ host: 'cdn', fault: answers(503, { 'retry-after': '0' }) });
  const before = performance.now();
  await pull();
  expect(performance.now() - before).toBeGreaterThan(950);
});

test('a hub that asks for too long a wait is not waited for', async () => {
  hub.faults.push({ host: 'hub', fault: answers(429, { 'retry-after': '3600' }) });
  expect((await refusal(pull())).message).toContain('too many requests at the moment (429)');
});

test('a connection that breaks halfway is taken up where it broke', async () => {
  hub.faults.push({ host: 'cdn', fault: breaksAfter(100_000, WEIGHTS) });
  const { folder } = await pull();
  expect(readFileSync(join(folder, 'model.safetensors')).equals(WEIGHTS)).toBe(true);
  expect(hub.asked.filter(({ host }) => host === 'cdn').map(({ range }) => range)).toEqual([
    undefined,
    'bytes=100000-',
  ]);
});

test('a pull that was killed halfway leaves no file in place, and the next one fetches the rest', async () => {
  const blob = join(root(), 'blobs', sha256(WEIGHTS));
  mkdirSync(join(root(), 'blobs'), { recursive: true });
  writeFileSync(`${blob}.incomplete`, WEIGHTS.subarray(0, 123_456));
  const { folder } = await pull();
  expect(hub.asked.filter(({ host }) => host === 'cdn').map(({ range }) => range)).toEqual(['bytes=123456-']);
  expect(readFileSync(join(folder, 'model.safetensors')).equals(WEIGHTS)).toBe(true);
  expect(existsSync(`${blob}.incomplete`)).toBe(false);
});

test('an interrupted pull keeps what came and links nothing', async () => {
  const stop = new AbortController();
  hub.faults.push({ host: 'cdn', fault: breaksAfter(100_000, WEIGHTS) });
  const work = pullBackbone(NAME, settings(), {
    signal: stop.signal,
    progress: ({ done }) => done >= 0.1 && stop.abort(),
  });
  await expect(work).rejects.toThrow(/abort/i);
  expect(existsSync(join(root(), 'snapshots'))).toBe(false);
  expect(existsSync(join(root(), 'blobs', sha256(WEIGHTS)))).toBe(false);
  const { folder } = await pull();
  expect(readFileSync(join(folder, 'model.safetensors')).equals(WEIGHTS)).toBe(true);
});

test.each(['model.safetensors', 'config.json'])(
  'a wrong digest of %s is refused, and the file thrown away',
  async (path) => {
    hub.lies.set(path, 'ab'.repeat(path === 'config.json' ? 20 : 32));
    const { message } = await refusal(pull());
    expect(message).toMatch(
      new RegExp(`${NAME}/${path}: what arrived has not the (sha256|git id) that the hub names`),
    );
    expect(existsSync(join(root(), 'snapshots'))).toBe(false);
    expect(readdirSync(join(root(), 'blobs')).filter((name) => /incomplete|^(ab)+$/.test(name))).toEqual([]);
  },
);

test('bytes that were damaged before a resumed download are noticed', async () => {
  const blobs = join(root(), 'blobs');
  mkdirSync(blobs, { recursive: true });
  writeFileSync(join(blobs, `${sha256(WEIGHTS)}.incomplete`), Buffer.alloc(1000, 'x'));
  expect((await refusal(pull())).message).toContain('has not the sha256');
  await pull();
});

test('a hub that names a digest that is no digest cannot write elsewhere', async () => {
  hub.lies.set('model.safetensors', '../../../escaped');
  expect((await refusal(pull())).message).toContain('no digest of a file');
});

test('a split checkpoint: the index and the shards that it names', async () => {
  hub.files.delete('model.safetensors');
  const map = { a: 'model-00001-of-00002.safetensors', b: 'model-00002-of-00002.safetensors' };
  hub.files.set('model.safetensors.index.json', Buffer.from(JSON.stringify({ weight_map: map })));
  for (const shard of Object.values(map)) hub.files.set(shard, Buffer.from(shard));
  const { folder } = await pull();
  for (const shard of Object.values(map)) expect(readFileSync(join(folder, shard), 'utf8')).toBe(shard);
  hub.asked.length = 0;
  await findOrPull(NAME, settings(), context);
  expect(hub.asked).toEqual([]);
});

test('an index that names a file outside its folder, or one that is not there', async () => {
  hub.files.delete('model.safetensors');
  const index = (shard: string) => Buffer.from(JSON.stringify({ weight_map: { a: shard } }));
  hub.files.set('model.safetensors.index.json', index('../../evil.safetensors'));
  expect((await refusal(pull())).message).toContain(
    'names something that is no safetensors file of its folder',
  );
  hub.files.set('model.safetensors.index.json', index('gone.safetensors'));
  expect((await refusal(pull())).message).toContain('gone.safetensors');
});

test('a repository of pickles is refused with the reason', async () => {
  hub.files.delete('model.safetensors');
  const { message } = await refusal(pull());
  expect(message).toContain('only pytorch_model.bin, a Python pickle, which can run code when it is opened');
});

test.each([
  'hf:',
  'hf:a/b/c',
  'hf:../x',
  'hf:a--b/c',
  'hf:a/b@',
  'hf:a/b@../../x',
  'hf:a b/c',
  'hf:a/b@v1@v2',
])('the malformed name %s is refused before anybody is asked', async (name) => {
  expect((await refusal(pull(name))).message).toContain('Write hf:OWNER/NAME');
  expect(hub.asked).toEqual([]);
});

test('a name of no hub', async () => {
  expect((await refusal(pull('bert'))).message).toContain('this is not the name of a published backbone');
});

test('a hub that cannot be reached', async () => {
  const { message } = await refusal(pull(NAME, { endpoint: 'http://127.0.0.1:9' }));
  expect(message).toContain('127.0.0.1:9 cannot be reached');
});
