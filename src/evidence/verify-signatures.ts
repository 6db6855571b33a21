import { type KeyObject, verify } from 'node:crypto';
import { EvidenceBroken } from './broken.ts';
import type { Envelope, Signature } from './envelope.ts';
import { keyId } from './keys.ts';
import type { Role } from './roles.ts';
import { payloadMessage, sealMessage } from './sign.ts';

/** A public key that the verifier trusts in one capacity. */
export interface Trusted {
  readonly role: Role;
  /** Whose it is, for messages. */
  readonly name: string;
  readonly key: KeyObject;
}

/** Who vouches for the audit, as what, and when. */
export interface SignOff extends Pick<Signature, 'role' | 'time'> {
  readonly name: string;
}

/**
 * Everybody who signed. Whose key it is and in what capacity it counts is the verifier's word, never the signer's.
 * @throws EvidenceBroken at the first signature that does not hold, or cannot be checked.
 */
export function verifySignatures(envelope: Envelope, trusted: readonly Trusted[]): readonly SignOff[] {
  const seen = new Set<string>();
  return envelope.signatures.map((signature) => {
    const { keyid, role, time } = signature;
    if (seen.has(keyid)) {
      throw new EvidenceBroken(
        'signatures',
        `the key ${short(keyid)} signed twice`,
        'Each person signs once.',
      );
    }
    seen.add(keyid);
    const known = trusted.filter(({ key }) => keyId(key) === keyid);
    const [first] = known;
    if (!first) {
      throw new EvidenceBroken(
        'signatures',
        `who signed as ${role} is not known: there is no key ${short(keyid)} among those that are trusted`,
        `Put that person’s public key among those of ${role}s, or have somebody sign who is known.`,
      );
    }
    if (!holds(envelope, signature, first.key)) {
      throw new EvidenceBroken(
        'signatures',
        `the signature of ${first.name} does not fit what was signed`,
        'Take the evidence from where it was made, or have it signed anew.',
      );
    }
    const counts = known.find((one) => one.role === role);
    if (!counts) {
      throw new EvidenceBroken(
        'roles',
        `${first.name} signed as ${role} and is trusted as ${known.map((one) => one.role).join(', ')}`,
        `Put the public key among those of ${role}s too, or have somebody sign who is there.`,
      );
    }
    return { name: counts.name, role, time };
  });
}

function holds(envelope: Envelope, signature: Signature, key: KeyObject): boolean {
  const fits = (message: Buffer, by: string) => verify(null, message, key, Buffer.from(by, 'base64'));
  return (
    fits(payloadMessage(envelope), signature.sig) && fits(sealMessage(envelope, signature), signature.seal)
  );
}

const short = (keyid: string) => `${keyid.slice(0, 16)}…`;
