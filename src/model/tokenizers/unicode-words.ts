/** `\w` as the reference implementation (Rust's regex) has it: letters, marks, digits and joiners of every script. */
const WORD = '\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}';

/** What the `Whitespace` pre-tokenizer keeps: runs of word characters, and runs of what is neither word nor space. */
const UNICODE_WHITESPACE = {
  type: 'Split',
  pattern: { Regex: `[${WORD}]+|[^${WORD}\\s]+` },
  behavior: 'Isolated',
  invert: true,
};

/**
 * A `tokenizer.json` in which the pre-tokenizer `Whitespace` is spelt out: the library's own takes only ASCII letters
 * for word characters, so that "Zoë" would fall apart where it does not for the reference.
 */
export function withUnicodeWords(json: object): object {
  const { pre_tokenizer: outer } = json as { readonly pre_tokenizer?: PreTokenizer | null };
  return { ...json, pre_tokenizer: outer && spellOut(outer) };
}

interface PreTokenizer {
  readonly type?: unknown;
  readonly pretokenizers?: readonly PreTokenizer[];
}

function spellOut(step: PreTokenizer): PreTokenizer {
  if (step.type === 'Whitespace') return UNICODE_WHITESPACE;
  if (!Array.isArray(step.pretokenizers)) return step;
  return { ...step, pretokenizers: step.pretokenizers.map(spellOut) };
}
