/**
 * Characters that could hide or reorder what a reader sees: controls, bidirectional marks, embeddings, overrides and
 * isolates, line and paragraph separators, lone surrogates, and the two code points that XML forbids.
 */
const HIDDEN = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]/gu;

/**
 * Text from data with every hidden character spelt out (`⟨U+202E⟩`), so that what is shown is what is there.
 * The result is legal in HTML and XML 1.0 once it is escaped.
 */
export function visibleText(text: string): string {
  return text.replace(HIDDEN, (character) => {
    const point = character.codePointAt(0) ?? 0;
    return `⟨U+${point.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}

/** At most `length` characters, cut with an ellipsis; never through the middle of a character. */
export function shortened(text: string, length: number): string {
  const characters = [...visibleText(text)];
  return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 1).join('')}…`;
}
