import type { Random } from '../../stats/random.ts';
import type { Pretext } from '../architecture.ts';
import { hide, maskable, type SpecialTokens } from './masking.ts';

/** A sequence as the backbone sees it, the places asked about (in rising order), and the right answers. */
export interface Question {
  readonly ids: Int32Array;
  readonly at: Int32Array;
  readonly truth: Int32Array;
}

/** How text is made into questions that teach a language. */
interface Asking {
  /** What is asked of a token, in words that follow “of the tokens”. */
  readonly asked: string;
  /** Whether it takes a token to hide others with. */
  readonly hides: boolean;
  /** Whether there is anything to ask of the sequence. */
  fits(sequence: Int32Array, special: SpecialTokens): boolean;
  /** @param share of the tokens that are hidden, where any are. */
  ask(sequence: Int32Array, special: SpecialTokens, source: Random, share: number | undefined): Question;
}

export const pretexts: Readonly<Record<Pretext['task'], Asking>> = {
  masked: {
    asked: 'hidden from it',
    hides: true,
    fits: (sequence, special) => maskable(sequence, special).length > 0,
    ask: hide,
  },
  causal: {
    asked: 'that come next',
    hides: false,
    fits: (sequence) => sequence.length > 1,
    ask: (sequence) => ({
      ids: sequence,
      at: Int32Array.from({ length: sequence.length - 1 }, (_, at) => at),
      truth: sequence.slice(1),
    }),
  },
};
