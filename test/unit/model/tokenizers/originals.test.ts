import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { textTokenizer } from '../../../../src/model/tokenizers/tokenizer.ts';
import { json, referenceFolder } from '../reference.ts';

const folder = referenceFolder('tokenizers');
const texts = JSON.parse(gunzipSync(readFileSync(`${folder}/texts.json.gz`)).toString()) as readonly string[];
const { ids: originals } = json(`${folder}/expected.json`) as {
  /** By tokenizer and text: how many ids, and the start of their digest. */
  readonly ids: Readonly<Record<string, readonly (readonly [number, string])[]>>;
};

const fileOf = (name: string) =>
  name.startsWith('published/')
    ? `../shared/data/tokenizers/${name.slice('published/'.length)}.json`
    : `${referenceFolder(name)}/tokenizer.json`;

const digest = (ids: Int32Array): string =>
  createHash('sha256').update(ids.join(',')).digest('hex').slice(0, 12);

test('the texts are many, of many scripts, and some are long', () => {
  expect(texts.length).toBeGreaterThan(600);
  expect(new Set(texts).size).toBeGreaterThan(600);
  expect(texts.filter((text) => [...text].length >= 5000).length).toBeGreaterThan(5);
  const whole = texts.join('');
  for (const script of ['Han', 'Arabic', 'Hebrew', 'Devanagari', 'Cyrillic', 'Greek', 'Hangul', 'Thai']) {
    expect(whole).toMatch(new RegExp(`\\p{Script=${script}}`, 'u'));
  }
  for (const kind of ['\\p{Emoji_Modifier}', '\\u200d\\p{Emoji}', '\\p{Cc}', '\\p{Mn}', '\\p{Nd}']) {
    expect(whole).toMatch(new RegExp(kind, 'u'));
  }
});

describe.each(Object.entries(originals))('the tokenizer %s', (name, expected) => {
  const file = fileOf(name);

  test.skipIf(!existsSync(file))('gives every text the ids of its original', () => {
    const tokenizer = textTokenizer(json(file), {}, file);
    expect(expected).toHaveLength(texts.length);
    for (const [at, text] of texts.entries()) {
      const [length, hash] = expected[at] as readonly [number, string];
      const { ids, truncated } = tokenizer.encode(text, 100_000);
      expect(truncated).toBe(false);
      if (length === 0) expect(ids, JSON.stringify(text)).toHaveLength(1);
      else expect([ids.length, digest(ids)], JSON.stringify(text.slice(0, 80))).toEqual([length, hash]);
    }
  });
});
