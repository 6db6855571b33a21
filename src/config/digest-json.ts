import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical-json.ts';

/** `sha256:` and the digest of a value's canonical JSON. */
export function digestJson(value: unknown): string {
  return `sha256:${createHash('sha256').update(canonicalJson(value)).digest('hex')}`;
}
