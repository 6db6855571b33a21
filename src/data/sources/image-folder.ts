import { createHash } from 'node:crypto';
import { readdir, readFile, realpath } from 'node:fs/promises';
import { isAbsolute, join, normalize, relative, sep } from 'node:path';
import { canonicalJson } from '../../canonical-json.ts';
import { InvalidInput, type Place } from '../../errors.ts';
import { quoted } from '../columns/column.ts';
import { digestFile } from './files.ts';

const ENDINGS = /\.(jpe?g|png|webp|gif|tiff?|avif|heic|heif)$/i;
/** Files that are digested at once. */
const AT_ONCE = 16;

/**
 * `sha256:` over the names and digests of all images in a folder and its subfolders: it changes when an image does, is
 * added, removed or renamed, and says nothing of where the folder lies.
 * @throws InvalidInput when there is no such folder, or an image in it cannot be read.
 */
export async function digestImages(folder: string): Promise<string> {
  const names = await imagesIn(folder);
  const entries: [string, string][] = [];
  for (let start = 0; start < names.length; start += AT_ONCE) {
    const some = names.slice(start, start + AT_ONCE);
    const digests = await Promise.all(some.map((name) => digestFile(join(folder, name))));
    some.forEach((name, at) => {
      entries.push([name.split(sep).join('/'), digests[at] as string]);
    });
  }
  return `sha256:${createHash('sha256').update(canonicalJson(entries)).digest('hex')}`;
}

async function imagesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (cause: NodeJS.ErrnoException) => {
      const what =
        cause.code === 'ENOENT' ? 'there is no such folder' : `this is no folder to read (${cause.code})`;
      throw new InvalidInput(what, { file: folder }, 'Name the folder of the images.', { cause });
    },
  );
  const names = entries
    .filter((entry) => !entry.isDirectory() && ENDINGS.test(entry.name))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
  if (names.length > 0) return names.sort();
  throw new InvalidInput(
    'there is no image in this folder',
    { file: folder },
    'Name the folder of the images.',
  );
}

/**
 * The bytes of an image that a table names, relative to the folder.
 * @throws InvalidInput, at the row's place, when there is none, or the name leads out of the folder.
 */
export async function readImage(folder: string, name: string, place: Place): Promise<Uint8Array> {
  const refuse = (what: string, remedy: string, cause?: unknown) =>
    new InvalidInput(what, place, remedy, { cause });
  if (name === '') throw refuse('the row names no image', 'Fill in its file, or leave the row out.');
  const outside = refuse(
    `${quoted(name)} leads out of the folder of the images`,
    'Name files inside it, relative to it.',
  );
  if (isAbsolute(name) || normalize(name).split(sep)[0] === '..') throw outside;
  if (!ENDINGS.test(name)) {
    throw refuse(
      `${quoted(name)} is not the name of an image`,
      'Name a JPEG, PNG, WebP, GIF, TIFF or HEIF file.',
    );
  }
  const path = join(folder, name);
  const [home, target] = await Promise.all([realpath(folder), realpath(path)]).catch((cause) => {
    throw refuse(`there is no image ${quoted(name)}`, 'Check the name and the folder.', cause);
  });
  if (!target.startsWith(home.endsWith(sep) ? home : home + sep)) throw outside;
  return readFile(target).catch((cause: NodeJS.ErrnoException) => {
    throw refuse(`the image ${quoted(name)} cannot be read (${cause.code})`, 'Check the file.', cause);
  });
}
