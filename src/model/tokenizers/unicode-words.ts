import { FORMER_PUNCTUATION, NEWER_PUNCTUATION } from './newer-characters.ts';

/** `\w` as the reference implementation (Rust's regex) has it: letters, marks, digits and joiners of every script. */
const WORD = '\\p{Alphabetic}\\p{M}\\p{Nd}\\p{Pc}\\p{Join_Control}';

/** What BERT takes for punctuation: that of Unicode, and every sign of ASCII. */
const PUNCTUATION = `\\p{P}!-/:-@\\[-\`{-~${FORMER_PUNCTUATION}`;

const keep = (pattern: string): PreTokenizer => ({
  type: 'Split',
  pattern: { Regex: pattern },
  behavior: 'Isolated',
  invert: true,
});

const SPELT_OUT: ReadonlyMap<unknown, PreTokenizer> = new Map([
  // Runs of word characters, and runs of what is neither word nor space.
  ['Whitespace', keep(`[${WORD}]+|[^${WORD}\\s]+`)],
  // Runs of what is neither punctuation nor space, and punctuation sign by sign.
  [
    'BertPreTokenizer',
    keep(`(?:[${NEWER_PUNCTUATION}]|[^\\s${PUNCTUATION}])+|(?![${NEWER_PUNCTUATION}])[${PUNCTUATION}]`),
  ],
]);

/**
 * A `tokenizer.json` in which the pre-tokenizers are spelt out that the library has otherwise than the reference: its
 * `Whitespace` takes only ASCII letters for word characters, so that "Zoë" would fall apart, and its `BertPreTokenizer`
 * knows other punctuation.
 */
export function withUnicodeWords(json: object): object {
  const { pre_tokenizer: outer } = json as { readonly pre_tokenizer?: PreTokenizer | null };
  return { ...json, pre_tokenizer: outer && spellOut(outer) };
}

interface PreTokenizer {
  readonly type?: unknown;
  readonly pretokenizers?: readonly PreTokenizer[];
  readonly pattern?: { readonly Regex: string };
  readonly behavior?: string;
  readonly invert?: boolean;
}

function spellOut(step: PreTokenizer): PreTokenizer {
  const spelt = SPELT_OUT.get(step.type);
  if (spelt) return spelt;
  if (!Array.isArray(step.pretokenizers)) return step;
  return { ...step, pretokenizers: step.pretokenizers.map(spellOut) };
}
