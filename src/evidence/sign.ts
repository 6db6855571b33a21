import { createHash, type KeyObject, sign as signBytes } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';
import { InvalidInput } from '../errors.ts';
import { type Envelope, PAYLOAD_TYPE, payloadOf, type Signature } from './envelope.ts';
import { keyId } from './keys.ts';
import { preAuthenticationEncoding } from './pae.ts';
import type { Role } from './roles.ts';
import { type Statement, statementBytes } from './statement.ts';

const SEAL_TYPE = 'application/vnd.fairgate.sign-off+json';

export const payloadMessage = (envelope: Pick<Envelope, 'payload'>): Buffer =>
  preAuthenticationEncoding(PAYLOAD_TYPE, payloadOf(envelope));

/** Who signs as what, and when, is signed too: it is bound to the payload, so that it fits no other. */
export function sealMessage(
  envelope: Pick<Envelope, 'payload'>,
  { role, time }: Pick<Signature, 'role' | 'time'>,
): Buffer {
  const payload = createHash('sha256').update(payloadOf(envelope)).digest('hex');
  return preAuthenticationEncoding(SEAL_TYPE, Buffer.from(canonicalJson({ payload, role, time })));
}

/** Who signs: a private Ed25519 key, in what capacity, and when (UTC, to the second). */
export interface Signer {
  readonly key: KeyObject;
  readonly role: Role;
  readonly time: string;
}

/**
 * A statement signed, beside those who signed the same before: their signatures stay as they are.
 * @throws InvalidInput when others signed another statement, or this key has signed already.
 */
export function sign(statement: Statement, { key, role, time }: Signer, earlier?: Envelope): Envelope {
  const payload = statementBytes(statement).toString('base64');
  const keyid = keyId(key);
  if (earlier && earlier.payload !== payload) {
    throw new InvalidInput(
      'what was signed before is not what is there now',
      {},
      'Find out what changed with fairgate verify; remove the old evidence to begin anew.',
    );
  }
  if (earlier?.signatures.some((one) => one.keyid === keyid)) {
    throw new InvalidInput(
      'this key has signed already',
      {},
      'Each person signs once, with a key of their own.',
    );
  }
  const signed = (message: Buffer) => signBytes(null, message, key).toString('base64');
  const signature = {
    keyid,
    sig: signed(payloadMessage({ payload })),
    role,
    time,
    seal: signed(sealMessage({ payload }, { role, time })),
  };
  return {
    payloadType: PAYLOAD_TYPE,
    payload,
    signatures: [...(earlier?.signatures ?? []), signature],
  };
}
