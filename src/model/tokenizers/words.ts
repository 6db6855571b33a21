/** Longer runs are addresses, codes or noise. */
const LONGEST = 100;

const WORD = /\p{Ideographic}|(?:(?!\p{Ideographic})[\p{L}\p{M}\p{N}])+/gu;

/**
 * The words of a text, whatever tokenizer reads it: runs of letters, marks and digits, each ideograph a word by itself.
 * Runs of more than 100 characters are left out.
 */
export function wordsOf(text: string): string[] {
  return (text.match(WORD) ?? []).filter((word) => word.length <= LONGEST);
}

const TERM = /^\p{L}[\p{L}\p{M}]+$/u;
const LIKE_A_NAME = /^\p{Lu}[^\p{Lu}]*$/u;

/**
 * The spelling by which a word is listed; undefined for what may name somebody: words with digits in them, and those
 * written as names are, with one capital at the front.
 */
export function termOf(word: string): string | undefined {
  return TERM.test(word) && !LIKE_A_NAME.test(word) ? word.normalize('NFC').toLowerCase() : undefined;
}
