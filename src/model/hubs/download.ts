import { createHash } from 'node:crypto';
import { constants, createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { InvalidInput } from '../../errors.ts';
import { type Request, unreachable } from './request.ts';

/** What the bytes of a file must come to. `git-blob` is the id that git gives to the content. */
export interface Digest {
  readonly kind: 'sha256' | 'git-blob';
  readonly hex: string;
}

export interface Download {
  readonly url: URL;
  /** Path of the finished file; until it is finished, `.incomplete` ends its name. */
  readonly to: string;
  /** What is fetched, in messages. */
  readonly subject: string;
  readonly size?: number;
  /** Where the size is not known: bytes that are the most that is taken. */
  readonly most?: number;
  /** Whether what an earlier attempt left is part of the same content even so; a known size says it. */
  readonly resume?: boolean;
  readonly digest?: Digest;
}

/** Connections that may break before the rest is left to another day. */
const ATTEMPTS = 5;
const RANGE_NOT_SATISFIABLE = 416;

/**
 * Fetches a file, from where an earlier attempt ended. It gets its name when all of it is there and its digest is
 * right; several processes that fetch it at once write the same bytes to the same places.
 * @throws InvalidInput when the connection breaks too often, or what arrives is not what was announced.
 */
export async function download(
  { url, to, subject, size, most, resume, digest }: Download,
  request: Request,
  onBytes: (here: number) => void,
): Promise<void> {
  if (await exists(to)) return onBytes(size ?? 0);
  const incomplete = `${to}.incomplete`;
  await mkdir(dirname(to), { recursive: true });
  const handle = await open(incomplete, constants.O_RDWR | constants.O_CREAT);
  try {
    if (size === undefined && !resume) await handle.truncate();
    const rest = { url, subject, size: size ?? Number.POSITIVE_INFINITY, most };
    await fetchRest(handle, rest, request, onBytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (digest && (await digestOf(incomplete, digest.kind)) !== digest.hex) {
    await rm(incomplete, { force: true });
    throw new InvalidInput(
      `what arrived has not the ${digest.kind === 'sha256' ? 'sha256' : 'git id'} that the hub names`,
      { file: subject },
      'It was thrown away. Try again; where it happens again, do not trust the mirror or the proxy in between.',
    );
  }
  await rename(incomplete, to).catch(async (cause) => {
    if (!(await exists(to))) throw cause;
  });
}

interface Rest {
  readonly url: URL;
  readonly subject: string;
  readonly size: number;
  readonly most: number | undefined;
}

async function fetchRest(
  handle: FileHandle,
  { url, subject, size, most = Number.POSITIVE_INFINITY }: Rest,
  request: Request,
  onBytes: (here: number) => void,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    let at = (await handle.stat()).size;
    onBytes(Math.min(at, size));
    if (at >= size) return;
    try {
      const range = at > 0 ? { range: `bytes=${at}-` } : undefined;
      const response = await request(url, { headers: { 'accept-encoding': 'identity', ...range } });
      if (response.status === RANGE_NOT_SATISFIABLE) await handle.truncate();
      else at = firstByte(response);
      for await (const chunk of response.ok ? (response.body ?? []) : []) {
        await handle.write(chunk, 0, chunk.length, at);
        at += chunk.length;
        onBytes(Math.min(at, size));
        if (at > size) return;
        if (at > most) throw tooLong(subject, most);
      }
      if (response.ok && (at === size || size === Number.POSITIVE_INFINITY)) return;
      throw new Error('the answers end too early');
    } catch (cause) {
      if (cause instanceof InvalidInput || (cause as Error).name === 'AbortError') throw cause;
      if (attempt === ATTEMPTS) throw unreachable(url, subject, cause);
    }
  }
}

function tooLong(subject: string, most: number): InvalidInput {
  return new InvalidInput(
    `it is longer than ${most} bytes, which is the most that it may be`,
    { file: subject },
    'Check the address: this is not what was to be fetched.',
  );
}

function firstByte({ status, headers }: Response): number {
  const range = status === 206 ? /^bytes (\d+)-/.exec(headers.get('content-range') ?? '') : null;
  return Number(range?.[1] ?? 0);
}

export async function digestOf(file: string, kind: Digest['kind']): Promise<string> {
  const hash = createHash(kind === 'sha256' ? 'sha256' : 'sha1');
  if (kind === 'git-blob') hash.update(`blob ${(await stat(file)).size}\0`);
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

export async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
