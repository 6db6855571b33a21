import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { textTokenizer } from '../../../../src/model/tokenizers/tokenizer.ts';
import { json, reference, referenceFolder } from '../reference.ts';

const file = `${referenceFolder('bert')}/tokenizer.json`;
const source = json(file) as Readonly<Record<string, unknown>>;
const tokenizer = textTokenizer(source, {}, file);
const [PAD, CLS, SEP] = [0, 2, 3];
const ids = (text: string, maxTokens = 512) => [...tokenizer.encode(text, maxTokens).ids];

test('gives the ids of the reference implementation', () => {
  const { texts, ids: expected } = reference('bert');
  expect(texts.map((text) => ids(text))).toEqual(expected);
});

test('knows how many ids there are', () => {
  expect(tokenizer.vocabulary).toBe(108);
  const added = [...(source.added_tokens as object[]), { id: 200, content: '[NEW]', special: true }];
  expect(textTokenizer({ ...source, added_tokens: added }, {}, file).vocabulary).toBe(201);
});

describe('a text that is too long', () => {
  const text = 'the nurse worked at home with a team of years';
  const whole = ids(text);

  test('is cut before its closing token', () => {
    for (let most = 2; most < whole.length; most++) {
      const cut = tokenizer.encode(text, most);
      expect([...cut.ids]).toEqual([...whole.slice(0, most - 1), SEP]);
      expect(cut.truncated).toBe(true);
    }
  });

  test('is whole where it fits exactly', () => {
    expect(tokenizer.encode(text, whole.length)).toEqual({ ids: Int32Array.from(whole), truncated: false });
  });

  test.each([
    ['words', 'the nurse worked, '.repeat(6000)],
    ['letters of one word', 'x'.repeat(100_000)],
    ['blanks before a word', `${' '.repeat(100_000)}nurse`],
    ['letters without blanks between them', '日本'.repeat(50_000)],
    ['pairs of code units', '😀a'.repeat(33_333)],
    ['combining marks', `e${'\u0301'.repeat(100_000)}`],
  ])('of many %s gives what its whole gives', (_, long) => {
    const reads = tokenizer.encode(long, 1_000_000);
    expect(reads.truncated).toBe(false);
    const expected = reads.ids.length <= 64 ? [...reads.ids] : [...reads.ids.slice(0, 63), SEP];
    const cut = tokenizer.encode(long, 64);
    expect([...cut.ids]).toEqual(expected);
    expect(cut.truncated).toBe(reads.ids.length > 64);
  });

  test('needs room for the special tokens', () => {
    expect(() => tokenizer.encode('a', 1)).toThrow(RangeError);
    expect(ids('the nurse', 2)).toEqual([CLS, SEP]);
  });
});

test('a text of no token is one token where no special ones are added', () => {
  const bare = textTokenizer({ ...source, post_processor: null }, {}, file);
  expect([...bare.encode('', 8).ids]).toEqual([PAD]);
  expect([...bare.encode(' \n', 8).ids]).toEqual([PAD]);
  expect([...bare.encode('the nurse', 1).ids]).toEqual([...bare.encode('the', 1).ids]);
});

test('special tokens at one end only are kept there', () => {
  const template = (single: readonly object[]) => {
    const { special_tokens } = source.post_processor as { readonly special_tokens: object };
    const post_processor = { type: 'TemplateProcessing', single, pair: single, special_tokens };
    return textTokenizer({ ...source, post_processor }, {}, file);
  };
  const text = { Sequence: { id: 'A', type_id: 0 } };
  const special = (id: string) => ({ SpecialToken: { id, type_id: 0 } });
  const [the, nurse] = ids('the nurse').slice(1) as [number, number];
  const [opened, closed] = [template([special('[CLS]'), text]), template([text, special('[SEP]')])];
  expect([...opened.encode('the nurse worked', 3).ids]).toEqual([CLS, the, nurse]);
  expect([...closed.encode('the nurse worked', 3).ids]).toEqual([the, nurse, SEP]);
});

test('is deterministic', () => {
  expect(ids('Café naïve')).toEqual(ids('Café naïve'));
});

test.each<[string, unknown, string]>([
  ['null', null, 'the tokenizer has no vocabulary'],
  ['a number', 5, 'the tokenizer has no vocabulary'],
  [
    'an empty vocabulary',
    { ...source, model: { ...(source.model as object), vocab: {} } },
    'the vocabulary is empty',
  ],
  [
    'an id that is a word',
    { ...source, model: { ...(source.model as object), vocab: { a: 'b' } } },
    '"b" is not the id',
  ],
  [
    'an id without end',
    { ...source, model: { ...(source.model as object), vocab: { a: 4e9 } } },
    '4000000000 is not the id',
  ],
  ['an added token of no id', { ...source, added_tokens: [{ content: 'a' }] }, 'is not the id of a token'],
  ['no added tokens', { ...source, added_tokens: undefined }, 'this does not describe a tokenizer'],
  ['an unknown model', { ...source, pre_tokenizer: { type: 'Magic' } }, 'Unknown PreTokenizer type: Magic'],
  ['members left out', { model: source.model }, 'this does not describe a tokenizer'],
  [
    'no id for unknown words',
    { ...source, added_tokens: [], model: { type: 'WordPiece', unk_token: '[UNK]', vocab: { the: 0 } } },
    'it gives no id for an unknown or a special token',
  ],
])('refuses %s for a tokenizer', (_, broken, message) => {
  expect(() => textTokenizer(broken, {}, 'tokenizer.json')).toThrow(message);
  expect(() => textTokenizer(broken, {}, 'tokenizer.json')).toThrow(
    expect.objectContaining({
      name: 'InvalidInput',
      place: expect.objectContaining({ file: 'tokenizer.json' }),
    }),
  );
});

/** The ids are those of Hugging Face's `tokenizers` for Python, version 0.23.3. */
const shared = '../shared/data';
describe.skipIf(!existsSync(shared))('published tokenizers', () => {
  const read = (path: string) => {
    const published = textTokenizer(json(`${shared}/${path}`), {}, path);
    return (text: string) => [...published.encode(text, 512).ids];
  };

  test.each<[string, number[]]>([
    ['', [101, 102]],
    ['Café naïve ÅNGSTRÖM 42', [101, 7668, 15743, 17076, 15687, 4413, 102]],
    ['日本語 text', [101, 1864, 1876, 1950, 3793, 102]],
    [
      'tabs\tand\nnew\r\nlines\u00a0nb\u3000wide',
      [101, 21628, 2015, 1998, 2047, 3210, 1050, 2497, 2898, 102],
    ],
    ['emoji 😀👩\u200d⚕️ fine', [101, 7861, 29147, 2072, 100, 2986, 102]],
    ['\u0000\ufffd zero', [101, 5717, 102]],
    ['İstanbul ẞ ﬁ', [101, 9960, 1096, 1984, 102]],
    [
      'Москва Ελλάδα',
      [101, 1191, 14150, 29747, 23925, 25529, 10260, 1159, 29727, 29727, 14608, 29722, 14608, 102],
    ],
    ['[cls] [CLS]', [101, 1031, 18856, 2015, 1033, 101, 102]],
    ['soft\u00adhyphen zero\u200bwidth', [101, 3730, 10536, 8458, 2368, 5717, 9148, 11927, 2232, 102]],
  ])('bert-base-uncased reads %j as the reference does', (text, expected) => {
    expect(read('tokenizers/bert-base-uncased.json')(text)).toEqual(expected);
  });

  test.each<[string, number[]]>([
    ['Café naïve ÅNGSTRÖM 42', [2, 1, 1, 1, 1, 3]],
    ['emoji 😀👩\u200d⚕️ fine', [2, 1, 1, 1, 1, 1, 3]],
    ['e\u0301 combining', [2, 9, 1, 3]],
    ['under_score foo@bar.com', [2, 1, 1, 58, 1, 42, 1, 3]],
  ])('one that splits at white space reads %j as the reference does', (text, expected) => {
    expect(read('checkpoints/tiny-bert/tokenizer.json')(text)).toEqual(expected);
  });
});
