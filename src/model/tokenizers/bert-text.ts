import { FORMER_MARKS, NEWER_FORMATS, NEWER_MARKS } from './newer-characters.ts';

/** Of a `BertNormalizer` in `tokenizer.json`. */
export interface BertTextRules {
  readonly clean_text?: boolean;
  readonly handle_chinese_chars?: boolean;
  readonly strip_accents?: boolean | null;
  readonly lowercase?: boolean;
}

/** What cleaning takes out; a tab and the ends of lines are white space instead. */
const CONTROL = new RegExp(`(?![\\t\\n\\r${NEWER_FORMATS}])[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\u{fffd}]`, 'gu');
const ACCENT = new RegExp(`(?![${NEWER_MARKS}])[\\p{Mn}${FORMER_MARKS}]`, 'gu');
const SPACE = /\p{White_Space}/gu;

/** The ideographs that stand for words; the blocks are the reference implementation's, its slip in the fifth too. */
const IDEOGRAPH =
  /[\u{4e00}-\u{9fff}\u{3400}-\u{4dbf}\u{20000}-\u{2a6df}\u{2a700}-\u{2b73f}\u{2b740}-\u{2b81f}\u{2b920}-\u{2ceaf}\u{f900}-\u{faff}\u{2f800}-\u{2fa1f}]/gu;

/**
 * Text as BERT's tokenizers normalise it, in the reference implementation's order (`BertNormalizer` of Hugging Face's
 * `tokenizers`).
 */
export function bertText(text: string, rules: BertTextRules): string {
  let clean = text;
  if (rules.clean_text !== false) clean = clean.replace(CONTROL, '').replace(SPACE, ' ');
  if (rules.handle_chinese_chars !== false) clean = clean.replace(IDEOGRAPH, ' $& ');
  if (rules.strip_accents ?? rules.lowercase) clean = clean.normalize('NFD').replace(ACCENT, '');
  return rules.lowercase ? lowerCase(clean) : clean;
}

/** Lower case letter by letter: a sigma that ends a word is like any other, for the reference implementation. */
export function lowerCase(text: string): string {
  return text.replaceAll('Σ', 'σ').toLowerCase();
}
