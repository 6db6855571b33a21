import { describe, expect, test } from 'vitest';
import { nameClasses } from '../../../../src/data/counterfactual/names.ts';
import { wordPairs } from '../../../../src/data/counterfactual/pairs.ts';
import { counterfactual, type Swapping } from '../../../../src/data/counterfactual/swap.ts';
import { random } from '../../../../src/stats/random.ts';

const swapped = (text: string, how: Partial<Swapping> = {}) =>
  counterfactual(text, { to: 'other', random: random(7), ...how });
const told = (text: string, how?: Partial<Swapping>) => swapped(text, how).text;

describe('grammar', () => {
  test.each([
    ['We met her and read her report.', 'We met him and read his report.'],
    ['The desk is hers; the chair was his.', 'The desk is his; the chair was hers.'],
    ['His manager told him that he did it himself.', 'Her manager told her that she did it herself.'],
    ['A friend of his was a fan of his.', 'A friend of hers was a fan of hers.'],
    ['They thanked her. Her team let her go.', 'They thanked him. His team let him go.'],
    ['They greeted her warmly and wished her well.', 'They greeted him warmly and wished him well.'],
    ['She gave her notes to the board.', 'He gave his notes to the board.'],
    ['We gave her flowers.', 'We gave him flowers.'],
    ['She walked to her home and her back hurt.', 'He walked to his home and his back hurt.'],
    ['Her family called her family doctor.', 'His family called his family doctor.'],
  ])('%s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  test.each([
    ['Ms. Lee and Mrs. Roe met Mr. Poe.', 'Mr. Lee and Mr. Roe met Ms. Poe.'],
    ['Dear Sir or Madam,', 'Dear Madam or Sir,'],
    ['Her mother-in-law and her ex-husband', 'His father-in-law and his ex-wife'],
    ['the fiancée of a businessman', 'the fiancé of a businesswoman'],
    ['A great-grandmother of two boys', 'A great-grandfather of two girls'],
  ])('titles, kin and persons: %s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });
});

describe('words are taken whole and keep their case', () => {
  test.each([
    'the theme of thermal sherry',
    'he2 user_she she@example.org mary.jones@example.org example.her #she',
    's/he, (s)he and (wo)men',
    'an MS in an MR lab that nobody should miss',
    'Mary-Jane and O’Mary',
    'grace under pressure',
  ])('unchanged: %s', (text) => {
    expect(swapped(text)).toEqual({ text, swaps: [] });
  });

  test('case and contractions', () => {
    expect(told('HER BOSS: "She\'s late". HE’LL WAIT')).toBe('HIS BOSS: "He\'s late". SHE’LL WAIT');
  });

  test('offsets are those of the text as it was', () => {
    const text = 'Well, she told her son.';
    for (const { start, from } of swapped(text).swaps) {
      expect(text.slice(start, start + from.length)).toBe(from);
    }
    expect(swapped(text).swaps.map(({ kind, was, is }) => `${kind} ${was} ${is}`)).toEqual([
      'pronoun female male',
      'pronoun female male',
      'kinship male female',
    ]);
  });
});

describe('names', () => {
  const classOf = (name: string) =>
    nameClasses.find(({ female, male }) => female.includes(name) || male.includes(name));

  test('one stand-in within a text, none shared, of the same class and the other sex', () => {
    const { text, swaps } = swapped('Emily met Sarah. Emily’s plan won. EMILY!');
    const [emily, sarah, again, loud] = swaps.map(({ to }) => to) as [string, string, string, string];
    expect(text).toBe(`${emily} met ${sarah}. ${again}’s plan won. ${loud}!`);
    expect(again).toBe(emily);
    expect(loud).toBe(emily.toUpperCase());
    expect(sarah).not.toBe(emily);
    expect(classOf(emily)).toBe(classOf('Emily'));
    expect(classOf('Emily')?.male).toContain(emily);
  });

  test('the placebo changes names alone, within their sex and class', () => {
    const { text, swaps } = swapped('Latoya told her son.', { to: 'same' });
    expect(swaps).toHaveLength(1);
    const [{ to, was, is }] = swaps as [(typeof swaps)[0]];
    expect(text).toBe(`${to} told her son.`);
    expect([was, is]).toEqual(['female', 'female']);
    expect(to).not.toBe('Latoya');
    expect(classOf('Latoya')?.female).toContain(to);
  });

  test('another circle, as frequent where it has such names', () => {
    const as = (circle: Swapping['circle'] & string) =>
      classOf(swapped('Emily led.', { to: 'same', circle }).swaps[0]?.to ?? '');
    expect(as('black')).toMatchObject({ circle: 'black', frequency: 'common' });
    expect(as('asian')).toMatchObject({ circle: 'asian', frequency: 'rare' });
  });

  test('one direction, some kinds', () => {
    expect(told('He met her.', { to: 'male' })).toBe('He met him.');
    expect(told('Emily and her son', { kinds: ['pronoun'] })).toBe('Emily and his son');
  });

  test('the same stream gives the same names, another one others', () => {
    const text = 'James hired Robert, Michael and David.';
    expect(told(text)).toBe(told(text));
    expect(told(text, { random: random(8) })).not.toBe(told(text));
  });
});

describe('lists', () => {
  test('every class has as many names of women as of men, and no name is in two', () => {
    const all = nameClasses.flatMap(({ female, male }) => [...female, ...male]);
    expect(new Set(all).size).toBe(all.length);
    for (const { female, male } of nameClasses) expect(female.length).toBe(male.length);
  });

  test('no partner of a word asks for another article', () => {
    const vowel = (word: string) => /^[aeiou]/i.test(word);
    for (const { female, male } of wordPairs) expect([female, vowel(female)]).toEqual([female, vowel(male)]);
  });

  test('swapping twice gives pairs back where there is one of each side', () => {
    for (const { female, male, only } of wordPairs) {
      if (!only && told(male) === female) expect(told(female)).toBe(male);
    }
  });
});
