import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Artefacts by key. An artefact never changes; what is under a key is there whole or not at all. */
export interface Store {
  /** The artefact's bytes, or undefined where there are none, or none that are intact. */
  get(key: string): Promise<Uint8Array | undefined>;
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Forgets what is under the key, if anything is. */
  remove(key: string): Promise<void>;
}

const DIGEST_BYTES = 32;

/**
 * A store in a folder, one file per artefact: the sha256 of the bytes, then the bytes. A file is written under a
 * temporary name and renamed, so that a process killed at any moment leaves a whole artefact or none. A damaged file
 * counts as absent: its stage runs again and replaces it.
 */
export function folderStore(folder: string): Store {
  const pathOf = (key: string) => join(folder, key.slice(0, 2), key);
  return {
    async get(key) {
      const file = await readFile(pathOf(key)).catch(absent);
      if (!file || file.byteLength < DIGEST_BYTES) return undefined;
      const bytes = file.subarray(DIGEST_BYTES);
      return sha256(bytes).equals(file.subarray(0, DIGEST_BYTES)) ? bytes : undefined;
    },
    put: (key, bytes) => writeWhole(pathOf(key), [sha256(bytes), bytes]),
    remove: (key) => rm(pathOf(key), { force: true }),
  };
}

/** Writes a file so that readers see the old one or the new one, never a part. Makes the folder where it is absent. */
export async function writeWhole(path: string, parts: readonly (Uint8Array | string)[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}-${randomBytes(4).toString('hex')}.part`;
  try {
    const handle = await open(temporary, 'w');
    try {
      for (const part of parts) await handle.writeFile(part);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest();
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
