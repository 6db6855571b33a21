import { createHash } from 'node:crypto';

/**
 * An id for use in `id="…"` and `href="#…"`, of lower-case letters, digits and hyphens alone. Names that would lose
 * something on the way get a short digest, so that two names never share an id.
 */
export function anchor(kind: string, ...names: readonly string[]): string {
  const name = names.join('\u0000');
  if (names.length === 1 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(name) && name.length <= 60)
    return `${kind}-${name}`;
  const readable = name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  const digest = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return [kind, readable, digest].filter((part) => part !== '').join('-');
}
