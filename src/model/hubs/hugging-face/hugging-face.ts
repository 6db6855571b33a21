import type { ListFileEntry } from '@huggingface/hub';
import { InvalidInput } from '../../../errors.ts';
import { imageCheckpointFiles } from '../../checkpoints/files.ts';
import { readJson } from '../../checkpoints/read-file.ts';
import { shardNames } from '../../checkpoints/shards.ts';
import { locateForeign } from '../../foreign/locate.ts';
import { type Digest, download } from '../download.ts';
import type { Hub, HubSettings, PullContext } from '../hub.ts';
import { type Request, requester } from '../request.ts';
import { type CachedRepository, COMMIT, cachedRepository } from './cache.ts';
import { chooseFiles, INDEX } from './choose-files.ts';
import { PREFIX, parseName, type RepositoryName } from './name.ts';

const ENTRY = 'set HF_TOKEN to a token that may read it';

/** The Hugging Face Hub, or a mirror of it. Weights come as safetensors, never as pickles. */
export const huggingFace: Hub = {
  id: 'hf',
  title: 'Hugging Face Hub',
  form: 'hf:OWNER/NAME[@REVISION]',
  claims: (name) => name.startsWith(PREFIX),
  async find(name, settings) {
    const repository = parseName(name);
    const cached = cachedRepository(settings, repository);
    const commit = await cached.commitOf(repository.revision);
    if (commit === undefined || !(await isComplete(cached.snapshot(commit)))) return undefined;
    return { folder: cached.snapshot(commit), revision: pinned(repository, commit) };
  },
  async pull(name, settings, context) {
    const repository = parseName(name);
    const cached = cachedRepository(settings, repository);
    const { signal } = context;
    const request = requester({ subject: name, signal, entry: ENTRY, ...tokenOf(settings) });
    const { commit, files } = await listing(repository, settings, request, name);
    const task: Task = { name, repository, commit, files, cached, request, settings };
    const chosen = chooseFiles(new Set(files.keys()), name);
    const ids = new Map(await fetchAll(task, chosen, context));
    const index = ids.get(INDEX);
    if (index !== undefined) {
      const shards = shardNames(await readJson(cached.blob(index)), `${name}/${INDEX}`);
      for (const [path, id] of await fetchAll(task, shards, context)) ids.set(path, id);
    }
    await cached.link(commit, Array.from(ids, ([path, id]) => ({ path, id })).reverse());
    await cached.remember(repository.revision, commit);
    return { folder: cached.snapshot(commit), revision: pinned(repository, commit) };
  },
};

interface Task {
  readonly name: string;
  readonly repository: RepositoryName;
  readonly commit: string;
  readonly files: ReadonlyMap<string, ListFileEntry>;
  readonly cached: CachedRepository;
  readonly request: Request;
  readonly settings: HubSettings;
}

const pinned = ({ repository }: RepositoryName, commit: string) => `${PREFIX}${repository}@${commit}`;

function tokenOf({ token, endpoint }: HubSettings) {
  return token === undefined ? {} : { token: { value: token, origin: new URL(endpoint).origin } };
}

/** The commit that a revision stands for, and its files. */
async function listing(
  { repository, revision }: RepositoryName,
  { endpoint }: HubSettings,
  request: Request,
  name: string,
): Promise<{ readonly commit: string; readonly files: ReadonlyMap<string, ListFileEntry> }> {
  const { listFiles, modelInfo } = await import('@huggingface/hub');
  const ask = { hubUrl: endpoint, fetch: request };
  const { sha } = await modelInfo({ ...ask, name: repository, revision, additionalFields: ['sha'] });
  if (!COMMIT.test(sha)) throw garbled(name);
  const files = new Map<string, ListFileEntry>();
  for await (const entry of listFiles({ ...ask, repo: repository, recursive: true, revision: sha })) {
    if (entry.type === 'file') files.set(entry.path, entry);
  }
  return { commit: sha, files };
}

/** Fetches files into the cache; gives the id of each. */
async function fetchAll(
  { name, repository, commit, files, cached, request, settings }: Task,
  paths: readonly string[],
  { progress }: PullContext,
): Promise<readonly (readonly [path: string, id: string])[]> {
  const wanted = paths.map((path) => ({ path, ...contentOf(files.get(path), path, name) }));
  const total = megabytes(wanted.reduce((sum, { size }) => sum + size, 0));
  let before = 0;
  for (const { path, size, digest } of wanted) {
    const url = new URL(`${settings.endpoint}/${repository.repository}/resolve/${commit}/${path}`);
    const file = { url, to: cached.blob(digest.hex), subject: `${name}/${path}`, size, digest };
    await download(file, request, (here) => progress({ done: megabytes(before + here), total, unit: 'MB' }));
    before += size;
  }
  return wanted.map(({ path, digest }) => [path, digest.hex]);
}

const megabytes = (bytes: number) => Math.round(bytes / 1e5) / 10;

/** Large files are kept by the sha256 of their content, the others by git's own id. */
function contentOf(
  entry: ListFileEntry | undefined,
  path: string,
  name: string,
): { readonly size: number; readonly digest: Digest } {
  if (!entry) {
    throw new InvalidInput(
      `the repository has no ${path.slice(0, 80)}, which ${INDEX} names`,
      { file: name },
      'Name another revision of the backbone.',
    );
  }
  const { size } = entry.lfs ?? entry;
  const digest: Digest = entry.lfs
    ? { kind: 'sha256', hex: entry.lfs.oid }
    : { kind: 'git-blob', hex: entry.oid ?? '' };
  if (!/^([0-9a-f]{40}|[0-9a-f]{64})$/.test(digest.hex) || !(size >= 0)) throw garbled(name);
  return { size, digest };
}

function garbled(name: string): InvalidInput {
  return new InvalidInput(
    'the hub’s answer names no commit or no digest of a file',
    { file: name },
    'Check HF_ENDPOINT: it must speak the routes of the Hugging Face Hub.',
  );
}

/** Whether a snapshot holds its weights; other programs may have fetched parts of it. */
async function isComplete(snapshot: string): Promise<boolean> {
  if (await locateForeign(snapshot)) return true;
  return imageCheckpointFiles(snapshot).then(
    () => true,
    () => false,
  );
}
