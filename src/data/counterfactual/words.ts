/** A word of a text: letters, with hyphens inside it; what follows an apostrophe is no part of it. */
export interface Word {
  readonly text: string;
  /** Offset of its first UTF-16 unit in the text, and of the first after it. */
  readonly start: number;
  readonly end: number;
}

/** Whole words alone: nothing in addresses, handles, numbered names or after an apostrophe. */
const WORD =
  /(?<![\p{L}\p{M}\p{N}_@#-]|[\p{L}\p{N}][.'’])[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*(?![\p{L}\p{M}\p{N}_@]|[-.][\p{L}\p{N}])/gu;

export const wordsOf = (text: string): Word[] =>
  Array.from(text.matchAll(WORD), (match) => ({
    text: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));

/** `to` in the case of `from`: all capitals, a capital first, or as it is listed. */
export function casedLike(from: string, to: string): string {
  if (from.length > 1 && from === from.toUpperCase()) return to.toUpperCase();
  const first = from.charAt(0);
  return first === first.toUpperCase() ? to.charAt(0).toUpperCase() + to.slice(1) : to;
}
