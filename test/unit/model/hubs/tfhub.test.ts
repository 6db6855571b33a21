import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { HubSettings } from '../../../../src/model/hubs/hub.ts';
import { findOrPull, pullBackbone } from '../../../../src/model/hubs/index.ts';
import { refusal } from '../foreign/models.ts';
import { answers, breaksAfter, type Fault } from './hub-server.ts';

const FOLDER = 'fixtures/reference/foreign/bert-graph';
const SHARDS = [1, 2, 3].map((shard) => `group1-shard${shard}of3.bin`);
const content = (name: string) => readFileSync(join(FOLDER, name));

let files: Map<string, Buffer>;
let asked: { readonly url: string; readonly range: string | undefined }[];
/** By path, what the next request for it meets instead. */
let faults: Map<string, Fault[]>;
let origin: string;
let cache: string;
let close: () => Promise<void>;

/** A server as tfhub.dev is one: a model's files under its page, redirected to a store. */
beforeEach(async () => {
  cache = mkdtempSync(join(tmpdir(), 'tfhub-'));
  files = new Map(['model.json', ...SHARDS].map((name) => [`/store/${name}`, content(name)]));
  asked = [];
  faults = new Map();
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url as string, 'http://local');
    asked.push({ url: request.url as string, range: request.headers.range });
    if (faults.get(pathname)?.shift()?.(request, response)) return;
    const page = pathname.startsWith('/page/1/') && search === '?tfjs-format=file';
    if (page) response.writeHead(302, { location: pathname.replace('/page/1/', '/store/') }).end();
    else send(files.get(pathname), request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  close = () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
});
afterEach(async () => {
  await close();
  rmSync(cache, { recursive: true });
});

function send(body: Buffer | undefined, { headers: { range } }: IncomingMessage, response: ServerResponse) {
  if (!body) return response.writeHead(404).end();
  const from = Number(/^bytes=(\d+)-/.exec(range ?? '')?.[1] ?? 0);
  const part = range !== undefined && { 'content-range': `bytes ${from}-${body.length - 1}/${body.length}` };
  response.writeHead(part ? 206 : 200, { ...part, 'content-length': body.length - from });
  return response.end(body.subarray(from));
}

const settings = (more: Partial<HubSettings> = {}): HubSettings => ({
  endpoint: 'http://127.0.0.1:9',
  offline: false,
  cache,
  tfhub: cache,
  ...more,
});
const context = { progress: () => {}, signal: new AbortController().signal };
const pull = (address = '/page/1', more = {}) =>
  pullBackbone(`tfhub:${origin}${address}`, settings(more), context);

test('a model’s page gives its files, which are found again without a request, and by their digest', async () => {
  const { folder, revision } = await pull();
  expect(readdirSync(folder).sort()).toEqual([...SHARDS, 'model.json']);
  for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name))).toEqual(content(name));
  expect(revision).toMatch(new RegExp(`^tfhub:${origin}/page/1#sha256=[0-9a-f]{64}$`));
  expect(asked.map(({ url }) => url)).toContain(`/page/1/${SHARDS[2]}?tfjs-format=file`);
  asked.length = 0;
  expect(await pull('/page/1', { offline: true })).toEqual({ folder, revision });
  expect(await findOrPull(revision, settings(), context)).toEqual({ folder, revision });
  expect(asked).toEqual([]);
});

test('the address of a model.json is asked for as it is', async () => {
  const { folder } = await pull('/store/model.json');
  expect(readdirSync(folder)).toHaveLength(4);
  expect(asked.map(({ url }) => url)).toEqual([
    '/store/model.json',
    ...SHARDS.map((name) => `/store/${name}`),
  ]);
});

test('a connection that is cut goes on where it ended', async () => {
  const name = SHARDS[0] as string;
  faults.set(`/store/${name}`, [breaksAfter(10_000, content(name))]);
  const { folder } = await pull();
  expect(readFileSync(join(folder, name))).toEqual(content(name));
  expect(asked.map(({ range }) => range)).toContain('bytes=10000-');
});

test('a pull that was given up goes on with the shards that it has', async () => {
  faults.set(`/store/${SHARDS[1]}`, [answers(500)]);
  expect(await refusal(pull())).toContain('answers with an error (500)');
  asked.length = 0;
  await pull();
  expect(asked.map(({ url }) => url)).not.toContain(`/store/${SHARDS[0]}`);
});

test('a busy server is waited for', async () => {
  faults.set('/store/model.json', [answers(429, { 'retry-after': '0' })]);
  expect(readdirSync((await pull()).folder)).toHaveLength(4);
});

test('a shard that is not there, or short, is refused by name', async () => {
  files.set(`/store/${SHARDS[2]}`, content(SHARDS[2] as string).subarray(0, 100));
  expect(await refusal(pull())).toContain('group1-shard3of3.bin (100 bytes) are together too short');
  files.delete(`/store/${SHARDS[2]}`);
  expect(await refusal(pull())).toMatch(/group1-shard3of3\.bin: .*404/);
  files.set(`/store/${SHARDS[2]}`, content(SHARDS[2] as string));
  expect(readdirSync((await pull()).folder)).toHaveLength(4);
});

test('a shard that never ends is cut off, and one that lies elsewhere is not asked for', async () => {
  files.set(`/store/${SHARDS[1]}`, Buffer.alloc(200_000));
  expect(await refusal(pull())).toContain('longer than 91728 bytes');
  const model = JSON.parse(content('model.json').toString());
  model.weightsManifest[0].paths[0] = '../../secrets.bin';
  files.set('/store/model.json', Buffer.from(JSON.stringify(model)));
  expect(await refusal(pull())).toContain('"../../secrets.bin" is no file of the model\'s own folder');
  expect(asked.some(({ url }) => url.includes('secrets'))).toBe(false);
});

test('a pinned name whose content has changed is refused', async () => {
  const { revision } = await pull();
  files.set(`/store/${SHARDS[2]}`, Buffer.alloc(content(SHARDS[2] as string).length));
  expect(await refusal(pullBackbone(revision, settings(), context))).toContain(
    'not what the name is pinned to',
  );
});

test.each([
  ['tfhub:http://models.example/model.json', 'by https alone'],
  ['tfhub:./folder', 'not the address of a model'],
  ['tfhub:https://me:secret@models.example/', 'not the address of a model'],
  ['tfhub:file:///etc/passwd', 'by https alone'],
])('%s is refused', async (name, said) => {
  expect(await refusal(pullBackbone(name, settings(), context))).toContain(said);
});

test('an address that leads to one that is not encrypted is followed no further', async () => {
  faults.set('/store/model.json', [answers(302, { location: 'http://models.example/model.json' })]);
  expect(await refusal(pull())).toContain('http://models.example is not asked');
});

/** A tar archive of files by their names. */
function tar(entries: Record<string, Buffer>, kind = '0'): Buffer {
  const blocks = Object.entries(entries).flatMap(([name, body]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write(`${body.length.toString(8).padStart(11, '0')} `, 124);
    header.write(`        ${kind}`, 148);
    header.write('ustar', 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    return [header, body, Buffer.alloc((512 - (body.length % 512)) % 512)];
  });
  return gzipSync(Buffer.concat([...blocks, Buffer.alloc(1024)]));
}

const all = () => Object.fromEntries(['model.json', ...SHARDS].map((name) => [`./${name}`, content(name)]));

test('an archive is unpacked, and gives the same files as its parts', async () => {
  files.set('/page/1', tar(all()));
  const { folder, revision } = await pull('/page/1?tfjs-format=compressed');
  expect(readdirSync(folder).sort()).toEqual([...SHARDS, 'model.json']);
  expect(revision.split('#')[1]).toBe((await pull()).revision.split('#')[1]);
});

test.each<[string, () => Buffer, string]>([
  [
    'that reaches out of its folder',
    () => tar({ '../evil.json': Buffer.from('{}') }),
    'is no file of a model',
  ],
  ['with a link', () => tar({ 'model.json': Buffer.alloc(0) }, '2'), 'neither a file nor a folder'],
  ['without a model', () => tar({ 'notes.txt': Buffer.from('hello') }), 'holds no model'],
  ['that is cut off', () => tar(all()).subarray(0, 20_000), 'can be unpacked'],
  ['that is none', () => Buffer.from('hello'), 'can be unpacked'],
  ['whose shard is short', () => tar({ ...all(), [`./${SHARDS[2]}`]: Buffer.alloc(9) }), 'too short'],
])('an archive %s is refused, and leaves nothing', async (_, archive, said) => {
  files.set('/model.tgz', archive());
  expect(await refusal(pull('/model.tgz'))).toMatch(new RegExp(said));
  expect(readdirSync(cache, { recursive: true }).filter((name) => String(name).includes('.'))).toEqual([]);
});
