import { type Random, shuffled } from '../../stats/random.ts';

/** What a tokenizer has besides the pieces of words. */
export interface SpecialTokens {
  /** Ids that stand for no text: they are never hidden. */
  readonly special: readonly number[];
  /** What hidden tokens become; tokenizers that nothing was hidden from have none. */
  readonly mask: number | undefined;
  /** How many ids there are. */
  readonly vocabulary: number;
}

/** Of the tokens that may be hidden (Devlin et al. 2019). */
export const MASKED_SHARE = 0.15;
const HIDDEN_SHARE = 0.8;
const REPLACED_SHARE = 0.1;

/** Positions of the tokens that may be hidden. */
export function maskable(sequence: Int32Array, { special }: SpecialTokens): Int32Array {
  const never = new Set(special);
  return Int32Array.from(sequence.keys()).filter((at) => !never.has(sequence[at] as number));
}

/**
 * Hides a share of the tokens, at least one: of these 80 % become the mask, 10 % any token, and 10 % stay (Devlin et al.
 * 2019). The sequence must have a token that may be hidden.
 * @throws Error when the tokenizer has no mask.
 */
export function hide(
  sequence: Int32Array,
  special: SpecialTokens,
  source: Random,
  share = MASKED_SHARE,
): { readonly ids: Int32Array; readonly at: Int32Array; readonly truth: Int32Array } {
  if (special.mask === undefined) throw new Error('the tokenizer has no token to hide others with');
  const candidates = maskable(sequence, special);
  const count = Math.max(1, Math.round(candidates.length * share));
  const at = shuffled(candidates.length, source)
    .slice(0, count)
    .map((index) => candidates[index] as number)
    .sort();
  const ids = sequence.slice();
  for (const position of at) {
    const fate = source.uniform();
    if (fate < HIDDEN_SHARE) ids[position] = special.mask;
    else if (fate < HIDDEN_SHARE + REPLACED_SHARE) ids[position] = source.below(special.vocabulary);
  }
  return { ids, at, truth: at.map((position) => sequence[position] as number) };
}
