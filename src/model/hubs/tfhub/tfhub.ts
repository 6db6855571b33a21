import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { canonicalJson } from '../../../canonical-json.ts';
import { InvalidInput } from '../../../errors.ts';
import { readJson } from '../../checkpoints/read-file.ts';
import { checkShards, groupBytes, parseManifest, shardPaths } from '../../checkpoints/tfjs-model.ts';
import { locateForeign } from '../../foreign/locate.ts';
import { digestOf, download, exists } from '../download.ts';
import type { Hub, HubSettings, PullContext } from '../hub.ts';
import { type Request, requester } from '../request.ts';
import { encryptedFetch } from './encrypted-fetch.ts';
import { beside, PREFIX, parseName, type ServedModel } from './name.ts';
import { unpack } from './unpack.ts';

const MODEL = 'model.json';
/** Which content the name stood for last. */
const LATEST = 'latest';
const MOST_TOPOLOGY = 2 ** 28;
const MOST_WEIGHTS = 8 * 2 ** 30;

/**
 * Models of TF.js by their addresses: of TF Hub, of Kaggle, or of any server. In the cache, a folder per address holds one
 * per content, named by the digest of its files.
 */
export const tfhub: Hub = {
  id: 'tfhub',
  title: 'TF Hub, Kaggle or any other server of TF.js models',
  form: 'tfhub:URL[#sha256=DIGEST]',
  claims: (name) => name.startsWith(PREFIX),
  async find(name, settings) {
    const model = parseName(name);
    const root = rootOf(model, settings);
    const digest = model.digest ?? (await readFile(join(root, LATEST), 'utf8').catch(() => ''));
    const folder = join(root, digest);
    return digest !== '' && (await exists(folder)) ? { folder, revision: pinned(model, digest) } : undefined;
  },
  async pull(name, settings, context) {
    const model = parseName(name);
    const root = rootOf(model, settings);
    const { signal } = context;
    const entry = 'fetch it with a browser or its own client, and name the folder';
    const request = (subject: string) => requester({ subject, signal, entry, fetch: encryptedFetch(name) });
    const task: Task = { name, model, root, request, context };
    const incoming = await (model.archive ? fetchArchive(task) : fetchFiles(task));
    const digest = await digestOfFolder(incoming);
    if (model.digest !== undefined && model.digest !== digest) {
      await rm(incoming, { recursive: true });
      throw new InvalidInput(
        'what is served there now is not what the name is pinned to',
        { file: name },
        `It was thrown away. If you trust it, name #sha256=${digest}.`,
      );
    }
    const folder = join(root, digest);
    if (await exists(folder)) await rm(incoming, { recursive: true });
    else await rename(incoming, folder);
    await writeFile(join(root, LATEST), digest);
    return { folder, revision: pinned(model, digest) };
  },
};

interface Task {
  readonly name: string;
  readonly model: ServedModel;
  readonly root: string;
  readonly request: (subject: string) => Request;
  readonly context: PullContext;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const pinned = ({ base }: ServedModel, digest: string) => `${base}#sha256=${digest}`;
const rootOf = ({ base }: ServedModel, { tfhub: cache }: HubSettings) => join(cache, sha256(base));
const megabytes = (bytes: number) => Math.round(bytes / 1e5) / 10;

/** Fetches a `model.json`, then the shards that it names; gives their folder, which an interrupted pull goes on with. */
async function fetchFiles({ name, model: { address }, root, request, context }: Task): Promise<string> {
  const first = join(root, 'incoming.json');
  await rm(first, { force: true });
  const most = MOST_TOPOLOGY;
  await download({ url: address, to: first, subject: `${name}/${MODEL}`, most }, request(name), () => {});
  const folder = join(root, `incoming-${await digestOf(first, 'sha256')}`);
  await mkdir(folder, { recursive: true });
  const file = join(folder, MODEL);
  await rename(first, file);
  try {
    const manifest = parseManifest(await readJson(file), `${name}/${MODEL}`);
    const total = manifest.weightsManifest.reduce((sum, group) => sum + groupBytes(group), 0);
    if (total > MOST_WEIGHTS) throw tooLarge(name);
    let before = 0;
    for (const group of manifest.weightsManifest) {
      for (const path of group.paths) {
        const shard = { url: beside(address, path), to: join(folder, path), subject: `${name}/${path}` };
        let size = 0;
        await download(
          { ...shard, most: groupBytes(group), resume: true },
          request(shard.subject),
          (here) => {
            size = here;
            context.progress({ done: megabytes(before + here), total: megabytes(total), unit: 'MB' });
          },
        );
        before += size;
      }
    }
    await checkShards(manifest, shardPaths(manifest, folder), `${name}/${MODEL}`);
  } catch (cause) {
    if (cause instanceof InvalidInput && cause.place.file === `${name}/${MODEL}`)
      await rm(folder, { recursive: true });
    throw cause;
  }
  return folder;
}

/** Fetches an archive and unpacks it; gives the folder of its files. */
async function fetchArchive({ name, model: { address }, root, request, context }: Task): Promise<string> {
  const archive = join(root, 'incoming.tar.gz');
  const folder = join(root, 'incoming-unpacked');
  await rm(archive, { force: true });
  await rm(folder, { recursive: true, force: true });
  await download({ url: address, to: archive, subject: name, most: MOST_WEIGHTS }, request(name), (here) =>
    context.progress({ done: megabytes(here), total: megabytes(here), unit: 'MB' }),
  );
  try {
    await mkdir(folder, { recursive: true });
    await unpack(archive, folder, name);
    if (await locateForeign(folder)) return folder;
    throw new InvalidInput(
      'the archive holds no model',
      { file: name },
      'Name the address of a TF.js model.',
    );
  } catch (cause) {
    await rm(folder, { recursive: true });
    throw cause;
  } finally {
    await rm(archive, { force: true });
  }
}

/** sha256 over the names and digests of a folder's files. */
async function digestOfFolder(folder: string): Promise<string> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const digests = files
    .sort()
    .map(async (file) => [file.slice(folder.length + 1), await digestOf(file, 'sha256')]);
  return sha256(canonicalJson(await Promise.all(digests)));
}

function tooLarge(name: string): InvalidInput {
  return new InvalidInput(
    `its weights take more than ${MOST_WEIGHTS / 2 ** 30} GiB`,
    { file: `${name}/${MODEL}` },
    'Name a smaller model.',
  );
}
