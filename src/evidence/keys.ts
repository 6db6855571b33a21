import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { InvalidInput } from '../errors.ts';

/** A new pair of Ed25519 keys (RFC 8032) as PEM: PKCS #8 and SPKI. */
export function newKeys(): { readonly privateKey: string; readonly publicKey: string } {
  return generateKeyPairSync('ed25519', {
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
}

/** Name of a key: sha256, in hexadecimal, of its public half (SPKI, DER). */
export function keyId(key: KeyObject): string {
  const half = key.type === 'public' ? key : createPublicKey(key);
  return createHash('sha256')
    .update(half.export({ type: 'spki', format: 'der' }))
    .digest('hex');
}

/** @throws InvalidInput when the text is no private Ed25519 key in PEM. */
export const readPrivateKey = (pem: string, file: string): KeyObject =>
  readKey(() => createPrivateKey(pem), 'private', file);

/** @throws InvalidInput when the text is no public Ed25519 key in PEM; a private one is refused too. */
export const readPublicKey = (pem: string, file: string): KeyObject =>
  readKey(() => createPublicKey(onlyPublic(pem)), 'public', file);

/** `createPublicKey` would take a private key, which has no business among those that are handed round. */
function onlyPublic(pem: string): string {
  if (pem.includes('PRIVATE KEY')) throw new TypeError('a private key');
  return pem;
}

function readKey(read: () => KeyObject, half: 'private' | 'public', file: string): KeyObject {
  const remedy = 'Make a pair with: fairgate key new NAME.';
  try {
    const key = read();
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch (cause) {
    throw new InvalidInput(`this is no ${half} key in PEM`, { file }, remedy, { cause });
  }
  throw new InvalidInput(`this ${half} key is of another kind than Ed25519`, { file }, remedy);
}
