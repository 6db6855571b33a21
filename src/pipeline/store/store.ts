import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Bytes, chunksOf, rangeOf } from '../bytes.ts';
import type { WritableNumbers } from '../numbers.ts';
import { namelessNumbers, openBytes } from './open-file.ts';

/** Artefacts by key. An artefact never changes; what is under a key is there whole or not at all. */
export interface Store {
  /** The artefact's bytes, or undefined where there are none, or none that are intact. Many bytes stay in their file. */
  get(key: string): Promise<Bytes | undefined>;
  put(key: string, bytes: Bytes): Promise<void>;
  /** Forgets what is under the key, if anything is. */
  remove(key: string): Promise<void>;
  /** Room for numbers of an artefact that is being made; many of them lie outside of memory. */
  numbers(length: number): Promise<WritableNumbers>;
}

const DIGEST_BYTES = 32;
/** Up to so many bytes are read into memory, where they are at hand. */
const FEW_BYTES = 2 ** 26;

/**
 * A store in a folder, one file per artefact: the sha256 of the bytes, then the bytes. A file is written under a
 * temporary name and renamed, so that a process killed at any moment leaves a whole artefact or none. A damaged file
 * counts as absent: its stage runs again and replaces it.
 */
export function folderStore(folder: string): Store {
  const pathOf = (key: string) => join(folder, key.slice(0, 2), key);
  return {
    async get(key) {
      const file = await readBytes(pathOf(key)).catch(absent);
      if (!file || file.byteLength < DIGEST_BYTES) return undefined;
      const bytes = rangeOf(file, DIGEST_BYTES, file.byteLength);
      return (await sha256(bytes)).equals(file.subarray(0, DIGEST_BYTES)) ? bytes : undefined;
    },
    async put(key, bytes) {
      await writeWhole(pathOf(key), digestThenBytes(await sha256(bytes), bytes));
    },
    remove: (key) => rm(pathOf(key), { force: true }),
    async numbers(length) {
      if (length * Float32Array.BYTES_PER_ELEMENT <= FEW_BYTES) return new Float32Array(length);
      await mkdir(folder, { recursive: true });
      return namelessNumbers(temporaryName(join(folder, 'numbers')), length);
    },
  };
}

/** Writes a file so that readers see the old one or the new one, never a part. Makes the folder where it is absent. */
export async function writeWhole(path: string, parts: Iterable<Uint8Array | string>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const temporary = temporaryName(path);
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

const temporaryName = (path: string) => `${path}.${process.pid}-${randomBytes(4).toString('hex')}.part`;

async function readBytes(path: string): Promise<Bytes> {
  return (await stat(path)).size <= FEW_BYTES ? readFile(path) : openBytes(path);
}

function* digestThenBytes(digest: Uint8Array, bytes: Bytes): Generator<Uint8Array> {
  yield digest;
  yield* chunksOf(bytes);
}

async function sha256(bytes: Bytes): Promise<Buffer> {
  const hash = createHash('sha256');
  for (const chunk of chunksOf(bytes)) {
    hash.update(chunk);
    await nextTurn();
  }
  return hash.digest();
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined;
  throw error;
}
