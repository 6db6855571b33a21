import type { Word } from './words.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/**
 * Words that never come next within a noun phrase that “her” or “his” begins: before these it stands alone (“told her
 * that”, “a friend of his and”).
 */
const CLOSERS = words(`
  a an the this that these those some any each every all my your our their its i you he she it we they me us them who
  whom whose which what when where why how whether if because since although though while until unless before after as
  than and or but nor so yet for of to from by with without within at in on into onto upon about above across against
  along among around behind below beneath beside between beyond during except inside near off out outside over past
  through throughout toward towards under up down is was are were be been being am has had have does did do will would
  shall should can could may might must not never always often again away here there then now today tomorrow
  yesterday tonight too also either instead anyway anyways anywhere nowhere everything something anything nothing
  everyone someone anyone`);

/** Words that say how or what somebody is left, where the clause ends after them: “wished her well.”, “called her back.” */
const ENDINGS = words(
  'well alone back right wrong mad angry safe happy sad satisfied home free ready responsible accountable less more',
);

const PREPOSITIONS = words('to in at of on for from by with about into');

/** Verbs after which “her” is who does the next: “help her build”, “let her go”. */
const WITH_BARE_VERB = words('let lets letting help helps helped helping make makes made making');
const BARE_VERBS =
  words(`be become begin bring build buy choose come complete do enter feel find finish fix gain get
  give go grow identify improve keep know learn leave manage move obtain pass pay prepare reach recover run save see
  settle solve stay stop succeed take think try understand win`);

/** Verbs after which “her” is who receives what follows: “gave her flowers.”, “offered her three weeks” */
const GIVING =
  words(`give gives gave given giving offer offers offered offering send sends sent sending hand hands
  handed handing lend lends lent lending show shows showed shown showing ask asks asked asking charge charges charged
  grant grants granted award awards awarded owe owes owed pay paid sell sells sold provide provides provided`);
const AMOUNTS = words(
  'more less enough several many much lots plenty one two three four five six seven eight nine ten',
);
const MASS = words('advice feedback money information help credit permission time access support bread');

/** Where a word stands: the words around it, and the text between them. */
export interface Place {
  readonly before: Word | undefined;
  readonly after: Word | undefined;
  readonly second: Word | undefined;
  /** Between the word and the next one, or the end of the text. */
  readonly gap: string;
  /** Between the next word and the one after it, or the end of the text. */
  readonly gapAfter: string;
}

/** Whether “her” or “his” begins a noun phrase there (“her desk”), and does not stand for somebody or something (“with her”). */
export function isDeterminer({ before, after, second, gap, gapAfter }: Place): boolean {
  if (!after || !opens(gap)) return false;
  const next = after.text.toLowerCase();
  if (CLOSERS.has(next)) return false;
  const last = before?.text.toLowerCase() ?? '';
  const following = second && opens(gapAfter) ? second.text.toLowerCase() : undefined;
  const ends = following === undefined || CLOSERS.has(following);
  if (ends && (isAdverb(next) || (ENDINGS.has(next) && !PREPOSITIONS.has(last)))) return false;
  if (WITH_BARE_VERB.has(last) && BARE_VERBS.has(next)) return false;
  if (!GIVING.has(last)) return true;
  const received = MASS.has(next) || /[^s]s$/.test(next);
  return !(AMOUNTS.has(next) || (received && ends && following !== 'to'));
}

/** Nothing that ends a phrase lies between two words. */
const opens = (gap: string): boolean => /^\s+["“‘(]?$/.test(gap);

const NO_ADVERBS = words('family assembly reply supply ally anomaly monopoly bully belly jelly italy homily');
const isAdverb = (word: string): boolean => /..ly$/.test(word) && !NO_ADVERBS.has(word);
