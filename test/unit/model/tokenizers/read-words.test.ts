import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { SPECIAL_TOKENS, tokenizerJson } from '../../../../fixtures/generators/word-piece.ts';
import { readWords } from '../../../../src/model/tokenizers/read-words.ts';
import { textTokenizer } from '../../../../src/model/tokenizers/tokenizer.ts';
import { termOf, wordsOf } from '../../../../src/model/tokenizers/words.ts';

const pieces = ['she', 'treats', 'onc', '##olo', '##gy', 'patients', 'anna', '##s', '.', 'an'];
const tokenizer = textTokenizer(tokenizerJson([...SPECIAL_TOKENS, ...pieces]), {}, 'tokenizer.json');
const read = (texts: readonly string[], limit = 100) =>
  readWords(texts, tokenizer, limit, { onDone: () => {}, signal: new AbortController().signal });

describe('what a tokenizer makes of texts', () => {
  test('is what one counts by hand', async () => {
    const { counts } = await read(['She treats oncology patients.', 'Annas zebra 🦓 treats.', '']);
    // she · treats · onc ##olo ##gy · patients · .   |   anna ##s · [UNK] · [UNK] · treats · .
    expect([...counts.tokens]).toEqual([7, 6, 0]);
    expect([...counts.unknown]).toEqual([0, 2, 0]);
    expect([...counts.words]).toEqual([4, 3, 0]);
    expect([...counts.pieces]).toEqual([6, 4, 0]);
    expect([...counts.whole]).toEqual([3, 1, 0]);
    expect([...counts.cutOff]).toEqual([0, 0, 0]);
  });

  test('counts as tokens what is read, and says what was cut off', async () => {
    const { counts } = await read(['She treats patients', 'She treats oncology patients.'], 5);
    expect([...counts.tokens]).toEqual([3, 3]);
    expect([...counts.words]).toEqual([3, 4]);
    expect([...counts.cutOff]).toEqual([0, 1]);
  });

  test('lists broken words of ten texts or more, and never what is written as a name', async () => {
    const ten = Array.from({ length: 10 }, () => 'Annas oncology, oncology, patients an2');
    const nine = Array.from({ length: 9 }, () => 'patientss');
    const { terms } = await read([...ten, ...nine]);
    expect(terms).toEqual([{ term: 'oncology', texts: 10, pieces: ['onc', '##olo', '##gy'] }]);
  });

  test('ranks words by their pieces, then by the texts that they stand in', async () => {
    const texts = Array.from({ length: 12 }, (_, row) =>
      row < 10 ? 'oncology annas patientss' : 'annas patientss annas',
    );
    const { terms } = await read(texts);
    expect(terms.map(({ term, texts: with_ }) => [term, with_])).toEqual([
      ['oncology', 10],
      ['annas', 12],
      ['patientss', 12],
    ]);
  });

  test('stops when it is told to', async () => {
    const stop = readWords(['she'], tokenizer, 9, { onDone: () => {}, signal: AbortSignal.abort() });
    await expect(stop).rejects.toThrow('abort');
  });
});

describe('tokenizers that make the space before a word part of it', () => {
  test('spell everything, and read a word as it stands in a text', async () => {
    const file = 'fixtures/reference/gpt2/tokenizer.json';
    const bytes = textTokenizer(JSON.parse(readFileSync(file, 'utf8')), {}, file);
    const words = ['people', 'oncology', 'zoë', '北'];
    const { counts } = await readWords([`x ${words.join(' ')}`], bytes, 1000, {
      onDone: () => {},
      signal: new AbortController().signal,
    });
    expect(bytes.unknown).toBeUndefined();
    expect(counts.unknown[0]).toBe(0);
    const whole = bytes.encode(` x ${words.join(' ')}`, 1000).ids;
    expect(counts.pieces[0]).toBe(whole.length);
  });
});

describe('a word', () => {
  test('is a run of letters, marks and digits of any script, or one ideograph', () => {
    expect(wordsOf("Zoë's co-worker, 3rd 北京 naïve")).toEqual([
      'Zoë',
      's',
      'co',
      'worker',
      '3rd',
      '北',
      '京',
      'naïve',
    ]);
    expect(wordsOf(`${'a'.repeat(101)} b`)).toEqual(['b']);
  });

  test('is listed in one spelling, unless it may name somebody', () => {
    expect(['oncology', 'SQL', 'NHS', 'Anna', 'Élodie', 'covid19', 'x'].map(termOf)).toEqual([
      'oncology',
      'sql',
      'nhs',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
