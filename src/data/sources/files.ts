import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { InvalidInput } from '../../errors.ts';

const CHUNK_BYTES = 1 << 20;

/**
 * The bytes of a file, a chunk at a time.
 * @throws InvalidInput when there is no such file, or it cannot be read.
 */
export async function* chunksOf(file: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(file, { highWaterMark: CHUNK_BYTES })) yield chunk as Buffer;
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

/**
 * `sha256:` and the digest of a file's bytes in hexadecimal.
 * @throws InvalidInput when there is no such file, or it cannot be read.
 */
export async function digestFile(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of chunksOf(file)) hash.update(chunk);
  return `sha256:${hash.digest('hex')}`;
}

/**
 * Bytes of a file.
 * @throws InvalidInput when there is no such file, or it cannot be read.
 */
export async function sizeOf(file: string): Promise<number> {
  try {
    return (await stat(file)).size;
  } catch (cause) {
    throw unreadable(file, cause);
  }
}

/**
 * A small text file whole, without its byte order mark.
 * @throws InvalidInput when there is no such file, it cannot be read, or it is not UTF-8.
 */
export async function readText(file: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of chunksOf(file)) chunks.push(chunk);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (cause) {
    throw new InvalidInput('the bytes are not UTF-8 text', { file }, 'Save the file as UTF-8.', { cause });
  }
}

const REASONS: Readonly<Record<string, readonly [what: string, remedy: string]>> = {
  ENOENT: ['there is no such file', 'Check its name and folder.'],
  ENOTDIR: ['there is no such file', 'Check its name and folder.'],
  EISDIR: ['this is a folder, not a file', 'Name the file inside it.'],
  EACCES: ['the file may not be read', 'Allow this user to read it.'],
};

function unreadable(file: string, cause: unknown): InvalidInput {
  const code = (cause as NodeJS.ErrnoException).code ?? 'unknown fault';
  const [what, remedy] = REASONS[code] ?? [
    `the file cannot be read (${code})`,
    'Check its name and the disk.',
  ];
  return new InvalidInput(what, { file }, remedy, { cause });
}
