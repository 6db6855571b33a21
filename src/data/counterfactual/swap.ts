import type { Random } from '../../stats/random.ts';
import { type Gender, otherThan } from './gender.ts';
import { type Sense, senseOf } from './lexicon.ts';
import { type Circle, type NameClass, nameClasses } from './names.ts';
import { SWAP_KINDS, type SwapKind } from './pairs.ts';
import { isDeterminer } from './possessive.ts';
import { casedLike, type Word, wordsOf } from './words.ts';

/** What a text is to say instead. */
export interface Swapping {
  /**
   * As whom it speaks of people: `other` turns every word to the other sex, a sex turns only words of the other one, and
   * `same` puts names of the same sex in place of names and leaves all else (a placebo).
   */
  readonly to: Gender | 'other' | 'same';
  /** All of them where it is not given. */
  readonly kinds?: readonly SwapKind[];
  /** By whom the new names are mostly borne; each stays in its own circle where it is not given. */
  readonly circle?: Circle;
  /** Draws the names. */
  readonly random: Random;
}

/** One word in place of another. */
export interface Swap {
  readonly kind: SwapKind;
  /** Offset in the text as it was, in UTF-16 units. */
  readonly start: number;
  readonly from: string;
  readonly to: string;
  /** What the word told of the person’s sex before and tells now. */
  readonly was: Gender;
  readonly is: Gender;
}

export interface Counterfactual {
  readonly text: string;
  /** In the order of the text; none where it has no such words. */
  readonly swaps: readonly Swap[];
}

/**
 * The text with names, pronouns, titles and words for kin and persons of the other sex: “her” becomes “him” or “his” by what stands
 * around it, case is kept, and words are taken whole. Within a text a name has one stand-in, no two names share one, and
 * it is of the same circle and about as frequent. English. The same text, options and stream give the same text.
 */
export function counterfactual(
  text: string,
  { to, kinds = SWAP_KINDS, circle, random }: Swapping,
): Counterfactual {
  const words = wordsOf(text);
  const names = standIns(random);
  const swaps: Swap[] = [];
  let written = '';
  let done = 0;
  for (const [at, word] of words.entries()) {
    const sense = isHalf(text, words, at) ? undefined : (byPlace(text, words, at) ?? senseOf(word.text));
    if (!sense || !kinds.includes(sense.kind) || sense.gender === to) continue;
    const is = to === 'same' ? sense.gender : otherThan(sense.gender);
    const stead =
      sense.kind === 'name' ? names(word.text, sense.of, is, circle) : partnerIf(to !== 'same', sense);
    if (stead === undefined) continue;
    const swap = { kind: sense.kind, start: word.start, from: word.text, to: casedLike(word.text, stead) };
    swaps.push({ ...swap, was: sense.gender, is });
    written += text.slice(done, word.start) + swap.to;
    done = word.end;
  }
  return { text: written + text.slice(done), swaps };
}

const partnerIf = (wanted: boolean, { partner }: Exclude<Sense, { readonly kind: 'name' }>) =>
  wanted ? partner : undefined;

/** “s/he”, “(s)he”, “fe/male”, “(wo)men” speak of both already. */
function isHalf(text: string, words: readonly Word[], at: number): boolean {
  const { start } = words[at] as Word;
  return /(?:\b(?:s|fe|wo)\/|\((?:s|fe|wo)\))$/i.test(text.slice(Math.max(0, start - 5), start));
}

/** The pronouns whose partner hangs on what they do in the sentence. */
function byPlace(text: string, words: readonly Word[], at: number): Sense | undefined {
  const word = words[at] as Word;
  const pronoun = (gender: Gender, partner: string): Sense => ({ kind: 'pronoun', gender, partner });
  const determiner = () => {
    const [after, second] = [words[at + 1], words[at + 2]];
    const gap = text.slice(word.end, after?.start);
    const gapAfter = after ? text.slice(after.end, second?.start) : '';
    return isDeterminer({ before: words[at - 1], after, second, gap, gapAfter });
  };
  switch (word.text.toLowerCase()) {
    case 'her':
      return pronoun('female', determiner() ? 'his' : 'him');
    case 'his':
      return pronoun('male', determiner() ? 'her' : 'hers');
    case 'hers':
      return pronoun('female', 'his');
    case 'him':
      return pronoun('male', 'her');
    default:
      return undefined;
  }
}

/** Draws a stand-in for each name of a text, once. */
function standIns(random: Random) {
  const chosen = new Map<string, string>();
  return (name: string, own: NameClass, gender: Gender, circle: Circle = own.circle): string => {
    const key = name.toLowerCase();
    const found = chosen.get(key);
    if (found !== undefined) return found;
    const all = classOf(circle, own.frequency)[gender];
    const taken = new Set(chosen.values());
    const others = all.filter((each) => each.toLowerCase() !== key);
    const free = others.filter((each) => !taken.has(each));
    const pool = free.length > 0 ? free : others;
    const stead = pool[random.below(pool.length)] as string;
    chosen.set(key, stead);
    return stead;
  };
}

/** Names of a circle that are as frequent; of a circle without such names, those it has. */
function classOf(circle: Circle, frequency: NameClass['frequency']): NameClass {
  const own = nameClasses.filter((each) => each.circle === circle);
  return (own.find((each) => each.frequency === frequency) ?? own[0]) as NameClass;
}
