import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { nameClasses } from '../../../../src/data/counterfactual/names.ts';
import { counterfactual } from '../../../../src/data/counterfactual/swap.ts';
import { random } from '../../../../src/stats/random.ts';

const shared = '../shared/data';
const lines = (path: string) => readFileSync(`${shared}/${path}`, 'utf8').trim().split('\n');
const other = (text: string) => counterfactual(text, { to: 'other', random: random(1) }).text;

describe.skipIf(!existsSync(`${shared}/winogender`))('sentences written twice by others', () => {
  test('every pronoun of Winogender (Rudinger et al. 2018), both ways', () => {
    const sentences = new Map(
      lines('winogender/all_sentences.tsv')
        .slice(1)
        .map((line) => line.split('\t') as [string, string]),
    );
    let pairs = 0;
    for (const [id, man] of sentences) {
      const woman = sentences.get(id.replace('.male.', '.female.'));
      if (!id.includes('.male.') || woman === undefined) continue;
      pairs++;
      expect(other(man)).toBe(woman);
      expect(other(woman)).toBe(man);
    }
    expect(pairs).toBe(240);
  });

  test('98 % of the pairs of WinoBias (Zhao et al. 2018) that differ in a pronoun alone', () => {
    const PRONOUN = /\b(?:she|he|her|him|his|hers|herself|himself)\b/g;
    const read = (kind: string, part: string) =>
      lines(`winobias/${kind}_stereotyped_${part}`).map((line) =>
        line.replace(/^\d+ /, '').replace(/[[\]]/g, ''),
      );
    let [pairs, same] = [0, 0];
    for (const part of ['type1.txt.dev', 'type1.txt.test', 'type2.txt.dev', 'type2.txt.test']) {
      const anti = read('anti', part);
      for (const [at, pro] of read('pro', part).entries()) {
        const twin = anti[at] as string;
        if (pro === twin || pro.replace(PRONOUN, '') !== twin.replace(PRONOUN, '')) continue;
        for (const [from, to] of [
          [pro, twin],
          [twin, pro],
        ] as const) {
          pairs++;
          if (other(from) === to) same++;
        }
      }
    }
    expect(pairs).toBeGreaterThan(3000);
    expect(same / pairs).toBeGreaterThan(0.98);
  });
});

describe.skipIf(!existsSync(`${shared}/names`))('names by the census', () => {
  const shareOf = (file: string) =>
    new Map(lines(`names/${file}`).map((line) => line.split(/\s+/) as [string, string]));
  const shares = { female: shareOf('dist.female.first.txt'), male: shareOf('dist.male.first.txt') };

  test.each(nameClasses)('$circle, $frequency: as frequent as they say, and of one sex', (one) => {
    for (const gender of ['female', 'male'] as const) {
      const [own, others] = gender === 'female' ? [shares.female, shares.male] : [shares.male, shares.female];
      for (const name of one[gender]) {
        const share = Number(own.get(name.toUpperCase()) ?? 0);
        expect([name, share >= 0.02]).toEqual([name, one.frequency === 'common']);
        if (share >= 0.02)
          expect(share).toBeGreaterThanOrEqual(10 * Number(others.get(name.toUpperCase()) ?? 0));
      }
    }
  });
});
