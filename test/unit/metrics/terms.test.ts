import { describe, expect, test } from 'vitest';
import { measureTerms } from '../../../src/metrics/terms/measure-terms.ts';
import { termNotices } from '../../../src/metrics/terms/notices.ts';
import { MISSING } from '../../../src/result/index.ts';
import { type Random, random } from '../../../src/stats/random.ts';

interface Text {
  readonly sex: number;
  readonly race: number;
  readonly words: number;
  readonly pieces: number;
  readonly unknown?: number;
  readonly cutOff?: number;
}

function counted(texts: readonly Text[]) {
  const column = (of: (text: Text) => number) => Float64Array.from(texts, of);
  return {
    attributes: [
      { name: 'sex', values: ['F', 'M'], codes: Int32Array.from(texts, ({ sex }) => sex) },
      { name: 'race', values: ['A', 'B', MISSING], codes: Int32Array.from(texts, ({ race }) => race) },
    ],
    counts: {
      tokens: column(({ pieces }) => pieces),
      unknown: column(({ unknown = 0 }) => unknown),
      words: column(({ words }) => words),
      pieces: column(({ pieces }) => pieces),
      whole: column(({ words, pieces }) => Math.max(0, 2 * words - pieces)),
      cutOff: column(({ cutOff = 0 }) => cutOff),
    },
  };
}

const settings = { order: 2, confidence: 0.95 };

/** Texts of 20 to 60 words of which a share, differing from text to text, is broken in two. */
function texts(rows: number, source: Random, broken: (sex: number) => number): Text[] {
  return Array.from({ length: rows }, () => {
    const [sex, race] = [source.below(2), source.below(3)];
    const words = 20 + source.below(41);
    const share = broken(sex) + 0.2 * source.uniform();
    const extra = Array.from({ length: words }, () => (source.uniform() < share ? 1 : 0));
    const pieces = words + extra.reduce<number>((sum, one) => sum + one, 0);
    return { sex, race, words, pieces, cutOff: pieces > 75 ? 1 : 0 };
  });
}

describe('terms by slice', () => {
  test('are ratios of sums, by hand', () => {
    const rows = Array.from({ length: 20 }, (_, row) => ({
      sex: row % 2,
      race: 0,
      words: row < 10 ? 10 : 30,
      pieces: row < 10 ? 15 : 30,
      unknown: row === 0 ? 3 : 0,
      cutOff: row % 2 === 0 && row < 8 ? 1 : 0,
    }));
    const profiles = measureTerms(counted(rows), settings);
    expect(profiles.map(({ slice }) => slice)).toEqual([
      {},
      { sex: 'F' },
      { sex: 'M' },
      { race: 'A' },
      { sex: 'F', race: 'A' },
      { sex: 'M', race: 'A' },
    ]);
    const [everyone, women] = profiles;
    expect(everyone).toMatchObject({
      texts: 20,
      piecesPerWord: { value: 450 / 400, n: 20, method: 'ratio-of-sums' },
      unknown: { value: 3 / 450, count: 3, n: 450, method: 'clustered-wilson' },
      cutOff: { value: 4 / 20, count: 4, n: 20, method: 'wilson' },
    });
    expect(women).toMatchObject({ texts: 10, cutOff: { value: 4 / 10 }, unknown: { value: 3 / 225 } });
  });

  test('of too few texts, or of texts without a word, are not known', () => {
    const few = measureTerms(
      counted(
        Array.from({ length: 12 }, (_, row) => ({ sex: row < 9 ? 0 : 1, race: 0, words: 0, pieces: 0 })),
      ),
      settings,
    );
    expect(few[0]?.piecesPerWord).toEqual({ known: false, because: 'zero-denominator', n: 12 });
    expect(few[1]?.piecesPerWord).toEqual({ known: false, because: 'too-few-rows', n: 9 });
    expect(few[1]?.cutOff).toMatchObject({ known: true, value: 0, low: 0 });
  });

  test('name the slice whose words are broken up and whose texts are cut off, and no shuffled one', () => {
    const source = random(5, 'planted');
    const planted = texts(800, source, (sex) => (sex === 0 ? 0.35 : 0.2));
    const profiles = measureTerms(counted(planted), settings);
    const women = profiles.find(({ slice }) => slice.sex === 'F' && slice.race === undefined);
    expect(women?.worse).toEqual(['piecesPerWord', 'cutOff']);
    for (const { slice, worse } of profiles) if (slice.sex !== 'F') expect(worse).toEqual([]);
    const shuffled = planted.map((text) => ({ ...text, sex: source.below(2) }));
    expect(measureTerms(counted(shuffled), settings).flatMap(({ worse }) => worse)).toEqual([]);
  });

  test('do not name a slice whose difference is sure and does not matter', () => {
    const planted = texts(6000, random(5, 'small'), (sex) => (sex === 0 ? 0.23 : 0.2));
    const profiles = measureTerms(counted(planted), settings);
    const pieces = (sex: string) => {
      const found = profiles.find(({ slice }) => slice.sex === sex && slice.race === undefined);
      return found?.piecesPerWord as { readonly low: number; readonly high: number };
    };
    expect(pieces('F').low).toBeGreaterThan(pieces('M').high);
    expect(profiles.flatMap(({ worse }) => worse.filter((name) => name === 'piecesPerWord'))).toEqual([]);
  });

  test('raise few false alarms over all slices and measures together', () => {
    const source = random(8, 'false alarms');
    const runs = 300;
    let alarms = 0;
    for (let run = 0; run < runs; run++) {
      const profiles = measureTerms(counted(texts(360, source.fork(`${run}`), () => 0.2)), settings);
      if (profiles.some(({ worse }) => worse.length > 0)) alarms++;
    }
    expect(alarms / runs).toBeLessThan(0.05 + 2 * Math.sqrt((0.05 * 0.95) / runs));
  });

  test('do not compare those of whom an attribute is not known', () => {
    const rows = Array.from({ length: 400 }, (_, row) => ({
      sex: 0,
      race: row % 3,
      words: 10,
      pieces: row % 3 === 2 ? 25 + (row % 7) : 10 + (row % 7),
    }));
    const profiles = measureTerms(counted(rows), settings);
    expect(profiles.flatMap(({ worse }) => worse)).toEqual([]);
  });
});

describe('notices of terms', () => {
  test('name the groups and their numbers, once for each way in which they are worse off', () => {
    const planted = texts(800, random(5, 'planted'), (sex) => (sex === 0 ? 0.35 : 0.2));
    const slices = measureTerms(counted(planted), { ...settings, order: 1 });
    const notices = termNotices({ column: 'letter', limit: 75, slices, terms: [] });
    expect(notices.map(({ code }) => code)).toEqual(['cut-off-unequally', 'broken-up-unequally']);
    expect(notices[1]?.message).toMatch(
      /^Texts of “letter” are broken into more pieces per word in these groups than in the rest: sex = F \(1\.4\d\)\. Of everybody: 1\.3\d\.$/,
    );
  });
});
