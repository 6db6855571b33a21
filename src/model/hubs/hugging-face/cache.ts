import { copyFile, mkdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { exists } from '../download.ts';
import type { HubSettings } from '../hub.ts';
import type { RepositoryName } from './name.ts';

/**
 * A repository in the cache folder that the Hugging Face libraries share: `blobs/` holds contents by their ids,
 * `snapshots/COMMIT/` links file names to them, `refs/` says which commit a branch was last seen at.
 */
export interface CachedRepository {
  blob(id: string): string;
  snapshot(commit: string): string;
  /** The commit that the revision stands for as far as the cache knows. */
  commitOf(revision: string): Promise<string | undefined>;
  /** Gives blobs their names in a snapshot, the last of the list last. */
  link(commit: string, files: readonly { readonly path: string; readonly id: string }[]): Promise<void>;
  remember(revision: string, commit: string): Promise<void>;
}

export const COMMIT = /^[0-9a-f]{40}$/;

export function cachedRepository(
  { cache }: Pick<HubSettings, 'cache'>,
  { repository }: Pick<RepositoryName, 'repository'>,
): CachedRepository {
  const root = join(cache, ['models', ...repository.split('/')].join('--'));
  const blob = (id: string) => join(root, 'blobs', id);
  const snapshot = (commit: string) => join(root, 'snapshots', commit);
  return {
    blob,
    snapshot,
    async commitOf(revision) {
      if (COMMIT.test(revision)) return revision;
      const commit = await readFile(join(root, 'refs', revision), 'utf8').catch(() => '');
      return COMMIT.test(commit.trim()) ? commit.trim() : undefined;
    },
    async link(commit, files) {
      for (const { path, id } of files) {
        const to = join(snapshot(commit), path);
        if (await exists(to)) continue;
        await mkdir(dirname(to), { recursive: true });
        await symlink(relative(dirname(to), blob(id)), to).catch((cause) =>
          withoutLinks(cause, blob(id), to),
        );
      }
    },
    async remember(revision, commit) {
      if (COMMIT.test(revision)) return;
      const to = join(root, 'refs', revision);
      await mkdir(dirname(to), { recursive: true });
      await writeFile(`${to}.incomplete`, commit);
      await rename(`${to}.incomplete`, to);
    },
  };
}

/** Some file systems know no links: there a snapshot holds copies. */
async function withoutLinks(cause: NodeJS.ErrnoException, from: string, to: string): Promise<void> {
  if (cause.code === 'EEXIST' && (await exists(to))) return;
  if (cause.code !== 'EPERM' && cause.code !== 'ENOSYS') throw cause;
  await copyFile(from, `${to}.incomplete`);
  await rename(`${to}.incomplete`, to);
}
