import { setImmediate } from 'node:timers/promises';
import type { Term } from '../../result/index.ts';
import type { TextTokenizer } from './tokenizer.ts';
import { termOf, wordsOf } from './words.ts';

/** Texts between two looks at whether the work is still wanted. */
const STRIDE = 256;
/** No word that stands in fewer texts is told: it could tell of a single person. */
export const FEWEST_TEXTS = 10;
const MOST_TERMS = 25;

/** One number a text. */
export interface TextCounts {
  /** Tokens that are read of it, without the special ones around it. */
  readonly tokens: Float64Array;
  /** Of these, unknown ones. */
  readonly unknown: Float64Array;
  /** Words in all of it. */
  readonly words: Float64Array;
  /** What each of them becomes where it stands alone, added up. */
  readonly pieces: Float64Array;
  /** Words that the vocabulary holds whole. */
  readonly whole: Float64Array;
  /** 1 where it has more tokens than are read. */
  readonly cutOff: Float64Array;
}

export interface WordReading {
  readonly counts: TextCounts;
  /** The words broken into most pieces of those that stand in 10 texts or more. */
  readonly terms: readonly Term[];
}

interface Word {
  readonly pieces: readonly string[];
  readonly whole: boolean;
}

/** What a tokenizer makes of texts when it reads `limit` tokens of each. `onDone` hears how many have been read. */
export async function readWords(
  texts: readonly string[],
  tokenizer: TextTokenizer,
  limit: number,
  { onDone, signal }: { readonly onDone: (done: number) => void; readonly signal: AbortSignal },
): Promise<WordReading> {
  const column = () => new Float64Array(texts.length);
  const counts: TextCounts = {
    tokens: column(),
    unknown: column(),
    words: column(),
    pieces: column(),
    whole: column(),
    cutOff: column(),
  };
  const known = new Map<string, Word>();
  const textsWith = new Map<string, number>();
  for (const [row, text] of texts.entries()) {
    if (row % STRIDE === 0) {
      await setImmediate();
      signal.throwIfAborted();
      onDone(row);
    }
    const { ids, truncated } = tokenizer.encode(text, limit);
    const words = wordsOf(text);
    const read = words.map((word) => wordIn(known, word, tokenizer));
    counts.tokens[row] = Math.max(0, ids.length - tokenizer.specials);
    counts.unknown[row] = ids.filter((id) => id === tokenizer.unknown).length;
    counts.words[row] = words.length;
    counts.pieces[row] = read.reduce((sum, { pieces }) => sum + pieces.length, 0);
    counts.whole[row] = read.filter(({ whole }) => whole).length;
    counts.cutOff[row] = truncated ? 1 : 0;
    for (const term of new Set(words.map(termOf))) {
      if (term !== undefined) textsWith.set(term, (textsWith.get(term) ?? 0) + 1);
    }
  }
  onDone(texts.length);
  return { counts, terms: mostBroken(textsWith, (term) => wordIn(known, term, tokenizer)) };
}

/** A word as it stands in the middle of a text, where some tokenizers make the space before it part of it. */
function wordIn(known: Map<string, Word>, word: string, { pieces, unknown }: TextTokenizer): Word {
  const found = known.get(word);
  if (found) return found;
  const read = pieces(` ${word}`);
  const made: Word = {
    pieces: read.map(({ text }) => text),
    whole: read.length === 1 && read[0]?.id !== unknown,
  };
  known.set(word, made);
  return made;
}

function mostBroken(textsWith: ReadonlyMap<string, number>, read: (term: string) => Word): Term[] {
  return Array.from(textsWith, ([term, texts]) => ({ term, texts }))
    .filter(({ texts }) => texts >= FEWEST_TEXTS)
    .map(({ term, texts }) => ({ term, texts, ...read(term) }))
    .filter(({ whole }) => !whole)
    .sort((a, b) => b.pieces.length - a.pieces.length || b.texts - a.texts || (a.term < b.term ? -1 : 1))
    .slice(0, MOST_TERMS)
    .map(({ term, texts, pieces }) => ({ term, texts, pieces: [...pieces] }));
}
