import { createReadStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { InvalidInput } from '../../../errors.ts';
import { isPlainName } from '../../checkpoints/plain-name.ts';

const BLOCK = 512;
/** Bytes and files of one archive, unpacked: more is no model but a bomb. */
const MOST_BYTES = 8 * 2 ** 30;
const MOST_FILES = 4096;

/** What an entry is, by its type flag; those that name no content of their own are passed over. */
const FILES: ReadonlySet<string> = new Set(['0', '\0', '7']);
const PASSED_OVER: ReadonlySet<string> = new Set(['5', 'g', 'x']);

interface Header {
  readonly name: string;
  readonly size: number;
  readonly kind: string;
}

/**
 * Unpacks a `.tar.gz` into a folder: files of plain names, at most one folder deep, and nothing else.
 * @throws InvalidInput when it is none, reaches out of the folder, or holds too much; `subject` is what messages call it.
 */
export async function unpack(archive: string, folder: string, subject: string): Promise<void> {
  const bytes = reader(createReadStream(archive).pipe(createGunzip()));
  let total = 0;
  for (let files = 0; ; files++) {
    const header = await bytes.take(BLOCK).then(readHeader, (cause) => {
      throw damaged(subject, cause);
    });
    if (!header) return bytes.end();
    total += header.size;
    if (total > MOST_BYTES || files > MOST_FILES) throw refused('it holds more than any model', subject);
    const padding = (BLOCK - (header.size % BLOCK)) % BLOCK;
    const to = FILES.has(header.kind) ? join(folder, safePath(header.name, subject)) : undefined;
    if (!to && !PASSED_OVER.has(header.kind))
      throw refused(`"${shown(header.name)}" is neither a file nor a folder`, subject);
    await write(to, header.size, bytes.take).catch((cause) => {
      throw cause instanceof DamagedArchive ? damaged(subject, cause) : cause;
    });
    await bytes.take(padding).catch((cause) => {
      throw damaged(subject, cause);
    });
  }
}

class DamagedArchive extends Error {}

type Take = (count: number) => Promise<Buffer>;

/** Hands out a stream in pieces of the sizes that are asked for. */
function reader(stream: AsyncIterable<Buffer> & { destroy(): unknown }) {
  const chunks = stream[Symbol.asyncIterator]();
  let held = Buffer.alloc(0);
  const take: Take = async (count) => {
    while (held.length < count) {
      const next = await chunks.next().catch((cause: Error) => {
        throw new DamagedArchive(cause.message, { cause });
      });
      if (next.done) throw new DamagedArchive('the archive ends too early');
      held = Buffer.concat([held, next.value]);
    }
    const taken = held.subarray(0, count);
    held = held.subarray(count);
    return taken;
  };
  return { take, end: () => void stream.destroy() };
}

/** Undefined for the empty block that ends an archive. */
function readHeader(block: Buffer): Header | undefined {
  if (block.every((byte) => byte === 0)) return undefined;
  const text = (from: number, length: number) =>
    block.toString('utf8', from, from + length).replace(/\0.*$/s, '');
  const sum = block.reduce((total, byte, at) => total + (at >= 148 && at < 156 ? 32 : byte), 0);
  if (sum !== Number.parseInt(text(148, 8).trim(), 8)) throw new DamagedArchive('this is no archive');
  const prefix = text(257, 5) === 'ustar' ? text(345, 155) : '';
  return {
    name: prefix === '' ? text(0, 100) : `${prefix}/${text(0, 100)}`,
    size: Number.parseInt(text(124, 12).trim() || '0', 8),
    kind: block.toString('latin1', 156, 157),
  };
}

const PIECE = 2 ** 20;

/** The next bytes into a file, or to nowhere. */
async function write(to: string | undefined, size: number, take: Take): Promise<void> {
  if (to !== undefined) await mkdir(dirname(to), { recursive: true });
  const handle = to === undefined ? undefined : await open(to, 'wx');
  try {
    for (let left = size; left > 0; ) {
      const piece = await take(Math.min(left, PIECE));
      await handle?.write(piece);
      left -= piece.length;
    }
  } finally {
    await handle?.close();
  }
}

function safePath(name: string, subject: string): string {
  const parts = name.replace(/^\.\//, '').split('/');
  if (parts.length <= 2 && parts.every(isPlainName)) return parts.join('/');
  throw refused(`"${shown(name)}" is no file of a model`, subject);
}

const shown = (name: string) => name.slice(0, 80);

function damaged(subject: string, cause: unknown): InvalidInput {
  return new InvalidInput(
    `what arrived is not a .tar.gz archive that can be unpacked (${(cause as Error).message})`,
    { file: subject },
    'Try again; where it happens again, name the address of the model.json.',
    { cause },
  );
}

function refused(what: string, subject: string): InvalidInput {
  return new InvalidInput(what, { file: subject }, 'Do not use this archive.');
}
