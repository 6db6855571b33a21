import type { Gender } from './gender.ts';

/** Kinds of words that tell of a person’s sex. */
export const SWAP_KINDS = ['name', 'pronoun', 'title', 'kinship', 'person'] as const;
export type SwapKind = (typeof SWAP_KINDS)[number];

/** A word for a woman and the word for a man in her place. */
export interface Pair {
  readonly kind: SwapKind;
  readonly female: string;
  readonly male: string;
  /** Where several words of one side stand for one of the other, or one is used of both: only this way is taken. */
  readonly only?: Gender;
  /** Abbreviations mean something else in other cases (MS, MR, to miss). */
  readonly asWritten?: true;
}

const pairs = (kind: SwapKind, list: string, more?: Pick<Pair, 'only' | 'asWritten'>): Pair[] =>
  list
    .trim()
    .split(/\s+/)
    .map((pair) => {
      const [female = '', male = ''] = pair.split('/');
      return { kind, female, male, ...more };
    });

/**
 * Pairs without regard to what stands around them; `her` and `his` are not here. No pair needs “an” where its partner
 * needs “a”. Words that are mostly something else (host, master, king, groom of horses) are left alone.
 */
export const wordPairs: readonly Pair[] = [
  ...pairs('pronoun', 'she/he herself/himself'),
  ...pairs('title', 'Ms/Mr', { asWritten: true }),
  ...pairs('title', 'Mrs/Mr Miss/Mr', { asWritten: true, only: 'male' }),
  ...pairs('title', 'madam/sir ladyship/lordship lady/gentleman ladies/gentlemen'),
  ...pairs(
    'kinship',
    `mother/father mothers/fathers mom/dad moms/dads mum/dad mommy/daddy mummy/daddy mama/papa motherhood/fatherhood
     motherly/fatherly maternal/paternal daughter/son daughters/sons sister/brother sisters/brothers
     sisterhood/brotherhood wife/husband wives/husbands aunt/uncle aunts/uncles niece/nephew nieces/nephews
     grandmother/grandfather grandmothers/grandfathers grandma/grandpa granny/grandpa grandmas/grandpas
     granddaughter/grandson granddaughters/grandsons stepmother/stepfather stepdaughter/stepson stepsister/stepbrother
     stepmothers/stepfathers stepdaughters/stepsons stepsisters/stepbrothers godmother/godfather goddaughter/godson
     godmothers/godfathers goddaughters/godsons widow/widower widows/widowers bride/bridegroom
     brides/bridegrooms fiancée/fiancé fiancee/fiance girlfriend/boyfriend girlfriends/boyfriends maternity/paternity`,
  ),
  ...pairs(
    'person',
    `woman/man women/men womanly/manly girl/boy girls/boys gal/guy gals/guys female/male females/males
     feminine/masculine femininity/masculinity businesswoman/businessman businesswomen/businessmen
     chairwoman/chairman chairwomen/chairmen spokeswoman/spokesman spokeswomen/spokesmen saleswoman/salesman
     saleswomen/salesmen craftswoman/craftsman craftswomen/craftsmen sportswoman/sportsman sportswomen/sportsmen
     policewoman/policeman policewomen/policemen firewoman/fireman firewomen/firemen servicewoman/serviceman
     servicewomen/servicemen congresswoman/congressman congresswomen/congressmen councilwoman/councilman
     councilwomen/councilmen forewoman/foreman forewomen/foremen camerawoman/cameraman camerawomen/cameramen
     horsewoman/horseman horsewomen/horsemen actress/actor actresses/actors waitress/waiter waitresses/waiters
     headmistress/headmaster headmistresses/headmasters landlady/landlord landladies/landlords alumna/alumnus alumnae/alumni 
     sorority/fraternity sororities/fraternities nun/monk nuns/monks`,
  ),
  ...pairs(
    'person',
    'heroine/hero heroines/heroes heiress/heir heiresses/heirs stewardess/steward stewardesses/stewards',
    { only: 'male' },
  ),
];
