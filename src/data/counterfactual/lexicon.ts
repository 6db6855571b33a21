import type { Gender } from './gender.ts';
import { type NameClass, nameClasses } from './names.ts';
import { type Pair, type SwapKind, wordPairs } from './pairs.ts';

/** What a word is taken for. */
export type Sense =
  | { readonly kind: Exclude<SwapKind, 'name'>; readonly gender: Gender; readonly partner: string }
  | { readonly kind: 'name'; readonly gender: Gender; readonly of: NameClass };

const names = new Map<string, Sense>(
  nameClasses.flatMap((of) =>
    (['female', 'male'] as const).flatMap((gender) =>
      of[gender].map((name) => [name.toLowerCase(), { kind: 'name', gender, of }] as const),
    ),
  ),
);
const asWritten = sensesOf(wordPairs.filter((pair) => pair.asWritten));
const inAnyCase = sensesOf(wordPairs.filter((pair) => !pair.asWritten));

/** Of several pairs with the same word the first holds. */
function sensesOf(pairs: readonly Pair[]): Map<string, Sense> {
  const sides = pairs.flatMap(({ kind, female, male, only }): [string, Sense][] => [
    ...(only === 'female' ? [] : [[female, { kind, gender: 'female', partner: male }] as [string, Sense]]),
    ...(only === 'male' ? [] : [[male, { kind, gender: 'male', partner: female }] as [string, Sense]]),
  ]);
  return new Map(sides.reverse());
}

const COMPOUND = /^((?:(?:ex|great|half|step|foster)-)*)([^-]+)(-in-law|-to-be)?$/;

/** What a word is listed as; compounds of kin are taken with their parts, any other compound is a word of its own. */
export function senseOf(word: string): Sense | undefined {
  const lower = word.toLowerCase();
  const name = names.get(lower);
  if (name) return word.charAt(0) === lower.charAt(0) ? undefined : name;
  const known = asWritten.get(word) ?? inAnyCase.get(lower);
  if (known) return known;
  const [, before = '', stem = '', after = ''] = COMPOUND.exec(lower) ?? [];
  const sense = before || after ? inAnyCase.get(stem) : undefined;
  return sense?.kind === 'kinship' ? { ...sense, partner: `${before}${sense.partner}${after}` } : undefined;
}
