import { type FileHandle, open, readFile } from 'node:fs/promises';
import { InvalidInput } from '../../errors.ts';

/** Opens a file of a checkpoint. @throws InvalidInput when it cannot be opened. */
export async function openFile(file: string): Promise<FileHandle> {
  return await open(file).catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(file, cause);
  });
}

/** Reads a whole file of a checkpoint. @throws InvalidInput when it cannot be read. */
export async function readBytes(file: string): Promise<Uint8Array> {
  return await readFile(file).catch((cause: NodeJS.ErrnoException) => {
    throw unreadable(file, cause);
  });
}

/** Reads a JSON file of a checkpoint. @throws InvalidInput when it cannot be read or is not JSON. */
export async function readJson(file: string): Promise<unknown> {
  const text = Buffer.from(await readBytes(file)).toString('utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InvalidInput('this is not JSON', { file }, 'Fetch the checkpoint again.', { cause });
  }
}

function unreadable(file: string, cause: NodeJS.ErrnoException): InvalidInput {
  const why = cause.code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${cause.code})`;
  return new InvalidInput(why, { file }, 'Check the path and its permissions.', { cause });
}
