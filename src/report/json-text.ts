import { canonicalJson } from '../canonical-json.ts';

/** A document as JSON that people can read too: keys sorted, two spaces deep. */
export const jsonText = (document: unknown): string =>
  `${JSON.stringify(JSON.parse(canonicalJson(document)), null, 2)}\n`;
