import { describe, expect, test } from 'vitest';
import { bertText } from '../../../../src/model/tokenizers/bert-text.ts';
import { textTokenizer } from '../../../../src/model/tokenizers/tokenizer.ts';
import { json, referenceFolder } from '../reference.ts';

/** The ids are those of Hugging Face's `tokenizers` for Python, version 0.23.3, with the committed tokenizers. */
const reader = (name: string, changes: object = {}) => {
  const file = `${referenceFolder(name)}/tokenizer.json`;
  const made = textTokenizer({ ...(json(file) as object), ...changes }, {}, file);
  return (text: string) => [...made.encode(text, 512).ids];
};
const minilm = reader('minilm');
const gpt2 = reader('gpt2');

test.each<[string, string, number[]]>([
  ['an ideograph beyond the first plane stands alone', 'a𠀀b', [2, 17, 1, 18, 3]],
  ['a mark newer than the tables is a letter', 'a\u0897b', [2, 1, 3]],
  ['a mark that is none any more is one', 'x\u1734y', [2, 40, 285, 3]],
  ['a sign newer than the tables is a letter', 'a\u2e45b c', [2, 1, 19, 3]],
  ['a sign that is none any more is one', 'a\u166db', [2, 17, 1, 18, 3]],
  ['a control newer than the tables is a letter', 'a\u0890b', [2, 1, 3]],
])('for BERT %s', (_, text, expected) => {
  expect(minilm(text)).toEqual(expected);
});

test.each<[string, string, number[]]>([
  ['the end of a line is white space, U+0085 too', 'a\u0085 b', [65, 127, 228, 390]],
  ['the byte order mark is none', 'a\ufeff b', [65, 172, 120, 124, 390]],
])('for GPT-2 %s', (_, text, expected) => {
  expect(gpt2(text)).toEqual(expected);
});

test('a torn pair of code units is read as what stands for it in UTF-8, or taken out', () => {
  for (const torn of ['a\ud800b', 'a\udc00b']) {
    expect(gpt2(torn)).toEqual(gpt2('a\ufffdb'));
    expect(minilm(torn)).toEqual(minilm('ab'));
  }
});

describe('text as BERT normalises it', () => {
  const text = '\u0000Ὀδυσσεύς\u00a0日本\tÉ\u200b';

  test.each([
    [{ clean_text: false, handle_chinese_chars: false, lowercase: false }, text],
    [{ handle_chinese_chars: false, lowercase: false }, 'Ὀδυσσεύς 日本 É'],
    [{ handle_chinese_chars: true, lowercase: false }, 'Ὀδυσσεύς  日  本  É'],
    [{ handle_chinese_chars: false, lowercase: true, strip_accents: false }, 'ὀδυσσεύς 日本 é'],
    [{ handle_chinese_chars: false, lowercase: false, strip_accents: true }, 'Οδυσσευς 日本 E'],
    [{ handle_chinese_chars: false, lowercase: true, strip_accents: null }, 'οδυσσευς 日本 e'],
  ])('by %j', (rules, expected) => {
    expect(bertText(text, rules)).toBe(expected);
  });

  test('has no sigma of its own for the end of a word in capitals', () => {
    expect(bertText('ΟΔΟΣ', { lowercase: true })).toBe('οδοσ');
  });
});

test('steps inside a sequence are corrected too', () => {
  const { normalizer, pre_tokenizer } = json(`${referenceFolder('minilm')}/tokenizer.json`) as {
    readonly normalizer: object;
    readonly pre_tokenizer: object;
  };
  const nested = reader('minilm', {
    normalizer: { type: 'Sequence', normalizers: [normalizer] },
    pre_tokenizer: { type: 'Sequence', pretokenizers: [pre_tokenizer] },
  });
  for (const text of ['a𠀀b', 'a\u166db', 'ΟΔΟΣ']) expect(nested(text)).toEqual(minilm(text));
});

test('lower case alone is corrected like that of BERT', () => {
  const lower = reader('gpt2', { normalizer: { type: 'Lowercase' } });
  expect(lower('A ΟΔΟΣ')).toEqual(gpt2('a οδοσ'));
  expect(gpt2('a οδοσ')).not.toEqual(gpt2('a οδος'));
});
