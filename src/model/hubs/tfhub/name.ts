import { InvalidInput } from '../../../errors.ts';

/** A model of TF.js that somebody serves. */
export interface ServedModel {
  /** Of its `model.json`, or of the archive that holds it. */
  readonly address: URL;
  readonly archive: boolean;
  /** What the files must come to, where the name is pinned: hex of a sha256. */
  readonly digest: string | undefined;
  /** The name without the digest. */
  readonly base: string;
}

export const PREFIX = 'tfhub:';

const PINNED = /^#sha256=([0-9a-f]{64})$/;
const ARCHIVE = /\.(tar\.gz|tgz)$/;
const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * Reads `tfhub:URL[#sha256=…]`. A URL of a `model.json` or of an archive stands for itself, any other for a model's page
 * as TF Hub and Kaggle have them: its files are asked for as TF.js asks for them (`?tfjs-format=file`).
 * @throws InvalidInput when it is no URL, or one of a connection that is not encrypted.
 */
export function parseName(name: string): ServedModel {
  const given = name.slice(PREFIX.length);
  const url = URL.canParse(given) ? new URL(given) : undefined;
  const digest = PINNED.exec(url?.hash ?? '')?.[1];
  if (!url || (url.hash !== '' && digest === undefined) || url.username !== '' || url.password !== '') {
    throw new InvalidInput(
      'this is not the address of a model',
      { file: name },
      'Write tfhub:https://…/model.json, or the address of a TF.js model on tfhub.dev or kaggle.com; name a folder without "tfhub:".',
    );
  }
  checkEncrypted(url, name);
  url.hash = '';
  const base = `${PREFIX}${url.href}`;
  const compressed = [...url.searchParams.values()].includes('compressed');
  const archive = compressed || ARCHIVE.test(url.pathname);
  if (!archive && !url.pathname.endsWith('.json')) {
    url.pathname = `${url.pathname.replace(/\/+$/, '')}/model.json`;
    url.searchParams.set('tfjs-format', 'file');
  }
  return { address: url, archive, digest, base };
}

/** @throws InvalidInput when others on the way could change what arrives; this machine may talk to itself as it likes. */
export function checkEncrypted(url: URL, name: string): void {
  if (url.protocol === 'https:' || (url.protocol === 'http:' && LOOPBACK.has(url.hostname))) return;
  throw new InvalidInput(
    `${url.protocol}//${url.host} is not asked: a model is fetched by https alone`,
    { file: name },
    'Name its https address, or fetch it yourself and name the folder.',
  );
}

/** A file beside another, asked for in the same way. */
export function beside(address: URL, path: string): URL {
  const url = new URL(path, address);
  url.search = address.search;
  return url;
}
