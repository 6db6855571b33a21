import { type BertTextRules, bertText, lowerCase } from './bert-text.ts';

/** What the library makes of an entry of `normalizer` or `pre_tokenizer`, as far as it is corrected here. */
interface Step {
  readonly config?: BertTextRules & { readonly type?: unknown };
  /** Steps of a sequence. */
  readonly normalizers?: readonly (Step | null)[];
  readonly tokenizers?: readonly (Step | null)[];
  normalize?: (text: string) => string;
  pattern?: RegExp;
}

/** GPT-2's words. White space is what Unicode says: JavaScript's `\s` lacks U+0085 and takes in U+FEFF. */
const BYTE_LEVEL_WORDS =
  /'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\p{White_Space}\p{L}\p{N}]+|\p{White_Space}+(?!\P{White_Space})|\p{White_Space}+/gu;

const CORRECTIONS: ReadonlyMap<unknown, (step: Step) => void> = new Map([
  [
    'BertNormalizer',
    (step: Step) => {
      step.normalize = (text) => bertText(text, step.config ?? {});
    },
  ],
  [
    'Lowercase',
    (step: Step) => {
      step.normalize = lowerCase;
    },
  ],
  [
    'ByteLevel',
    (step: Step) => {
      step.pattern = BYTE_LEVEL_WORDS;
    },
  ],
]);

/**
 * Puts right, in place, the steps in which the library differs from the reference implementation: ideographs beyond the
 * first plane, sigmas that end a word, and the white space of byte-level words.
 */
export function correctSteps(step: Step | null): void {
  if (!step) return;
  CORRECTIONS.get(step.config?.type)?.(step);
  for (const inner of step.normalizers ?? step.tokenizers ?? []) correctSteps(inner);
}
