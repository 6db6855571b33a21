import { Tokenizer } from '@huggingface/tokenizers';
import { InvalidInput } from '../../errors.ts';
import { correctSteps } from './correct-steps.ts';
import { withUnicodeWords } from './unicode-words.ts';
import { vocabularySize } from './vocabulary.ts';

/** The ids of one text. */
export interface Encoded {
  /** At least one. */
  readonly ids: Int32Array;
  /** Whether the text has more tokens than were asked for. */
  readonly truncated: boolean;
}

/** One token, and how the vocabulary writes it. */
export interface Piece {
  readonly id: number;
  readonly text: string;
}

/** Turns texts into the ids that a backbone was trained on. */
export interface TextTokenizer {
  /** One more than the highest id. */
  readonly vocabulary: number;
  /** How many of every text's tokens are special ones around it. */
  readonly specials: number;
  /** The token for what the vocabulary cannot spell; undefined where it can spell everything. */
  readonly unknown: number | undefined;
  /** Ids of the tokens that stand for no text, the unknown one among them. */
  readonly special: readonly number[];
  /** The one that stands for a hidden token; undefined where the tokenizer was made to hide none. */
  readonly mask: number | undefined;
  /** All tokens of a text without the special ones around it. */
  pieces(text: string): readonly Piece[];
  /**
   * The first `maxTokens` ids of a text with the special tokens that the backbone expects around it; the closing ones
   * stay where the text is cut. A text of no token at all is read as one special token, 0 where there is none.
   * @throws RangeError when `maxTokens` leaves no room for the special tokens.
   */
  encode(text: string, maxTokens: number): Encoded;
}

/** Characters to read for each token that is wanted, at first. */
const CHARACTERS = 16;
/** So many tokens before the end of a cut text, its tokens are those of the whole text. */
const MARGIN = 256;

/**
 * A tokenizer from the contents of `tokenizer.json` and of `tokenizer_config.json` (`{}` where there is none).
 * @throws InvalidInput when they do not describe a tokenizer.
 */
export function textTokenizer(json: unknown, config: unknown, file: string): TextTokenizer {
  const vocabulary = vocabularySize(json, file);
  const { read, pieces, unknown } = reader(json, config, file);
  const specials = read('');
  const one = read('a');
  const opening = specials.findIndex((id, index) => id !== one[index]);
  const closing = opening === -1 ? 0 : specials.length - opening;
  const blank = firstSpecial(json);
  return {
    vocabulary,
    specials: specials.length,
    unknown,
    special: addedTokens(json).flatMap(({ id, special }) => (special === true ? [id] : [])),
    mask: maskOf(json, config),
    pieces,
    encode(text, maxTokens) {
      if (maxTokens < Math.max(1, specials.length)) {
        throw new RangeError(`${maxTokens} tokens leave no room for the ${specials.length} special ones`);
      }
      const ids = readStart(read, text, maxTokens);
      if (ids.length === 0) return { ids: Int32Array.of(blank), truncated: false };
      if (ids.length <= maxTokens) return { ids: Int32Array.from(ids), truncated: false };
      const kept = Int32Array.from(ids.slice(0, maxTokens));
      kept.set(ids.slice(ids.length - closing), maxTokens - closing);
      return { ids: kept, truncated: true };
    },
  };
}

/** The first special token that the tokenizer lists: what stands for the end of a text, or for none. */
function firstSpecial(json: unknown): number {
  return addedTokens(json).find(({ special }) => special === true)?.id ?? 0;
}

function addedTokens(json: unknown): readonly AddedToken[] {
  const { added_tokens: added } = json as { readonly added_tokens?: readonly AddedToken[] };
  return added ?? [];
}

/** Names of the mask where the tokenizer's settings give none: BERT's and RoBERTa's. */
const MASKS = ['[MASK]', '<mask>'];

function maskOf(json: unknown, config: unknown): number | undefined {
  const { mask_token: named } = config as {
    readonly mask_token?: string | { readonly content?: string } | null;
  };
  const name = typeof named === 'string' ? named : named?.content;
  const names = name === undefined ? MASKS : [name];
  return addedTokens(json).find(({ content }) => content !== undefined && names.includes(content))?.id;
}

interface AddedToken {
  readonly id: number;
  readonly content?: string;
  readonly special?: boolean;
}

type Read = (text: string) => readonly number[];

interface Reader extends Pick<TextTokenizer, 'pieces' | 'unknown'> {
  readonly read: Read;
}

function reader(json: unknown, config: unknown, file: string): Reader {
  try {
    const tokenizer = new Tokenizer(withUnicodeWords(json as object), config as object);
    for (const step of [tokenizer.normalizer, tokenizer.pre_tokenizer]) correctSteps(step);
    const read = (text: string) => tokenizer.encode(text).ids;
    for (const id of read('a')) {
      if (!Number.isInteger(id)) throw new Error('it gives no id for an unknown or a special token');
    }
    const unknown = tokenizer.model?.unk_token_id;
    return {
      read,
      unknown: unknown !== undefined && unknown >= 0 ? unknown : undefined,
      pieces(text) {
        const { ids, tokens }: { ids: number[]; tokens: string[] } = tokenizer.encode(text, {
          add_special_tokens: false,
        });
        return ids.map((id, at) => ({ id, text: tokens[at] as string }));
      },
    };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new InvalidInput(
      `this does not describe a tokenizer (${why.slice(0, 120)})`,
      { file },
      'Use the tokenizer.json that was published with the checkpoint.',
      { cause },
    );
  }
}

/** The ids of as much of the text as `maxTokens` need: a text of megabytes is not read to keep its first sentence. */
function readStart(read: Read, text: string, maxTokens: number): readonly number[] {
  const enough = maxTokens + MARGIN;
  for (let length = enough * CHARACTERS; length < text.length; length *= 4) {
    const ids = read(cut(text, length));
    if (ids.length >= enough) return ids;
  }
  return read(text);
}

/** The first `length` characters, one fewer where a surrogate pair would be torn. */
function cut(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
