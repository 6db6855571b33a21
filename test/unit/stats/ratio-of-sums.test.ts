import { describe, expect, test } from 'vitest';
import { type Random, random } from '../../../src/stats/random.ts';
import { clusteredWilson, type RatioSums, ratioOfSums } from '../../../src/stats/ratio-of-sums.ts';
import { wilson } from '../../../src/stats/wilson.ts';

type Pair = readonly [part: number, whole: number];

const sumsOf = (pairs: readonly Pair[]): RatioSums => {
  const sum = (of: (pair: Pair) => number) => pairs.reduce((total, pair) => total + of(pair), 0);
  return {
    rows: pairs.length,
    part: sum(([part]) => part),
    whole: sum(([, whole]) => whole),
    partSquared: sum(([part]) => part * part),
    partWhole: sum(([part, whole]) => part * whole),
    wholeSquared: sum(([, whole]) => whole * whole),
  };
};

/** Texts whose words are broken with a chance that differs from text to text. */
const clustered = (rows: number, source: Random): Pair[] =>
  Array.from({ length: rows }, () => {
    const words = 10 + source.below(40);
    const share = 0.4 * source.uniform();
    return [Array.from({ length: words }, () => source.uniform()).filter((u) => u < share).length, words];
  });

function coverage(interval: typeof ratioOfSums, truth: number): number {
  const source = random(12, 'coverage');
  const runs = 1500;
  let held = 0;
  for (let run = 0; run < runs; run++) {
    const { low, high } = interval(sumsOf(clustered(40, source.fork(`${run}`))), 0.95);
    if (low <= truth && truth <= high) held++;
  }
  return held / runs;
}

describe('ratio of sums', () => {
  test('is the interval of a mean where every whole is 1', () => {
    const values = [3, 5, 4, 8, 2, 6];
    const { low, high } = ratioOfSums(sumsOf(values.map((value): Pair => [value, 1])), 0.95);
    const mean = 28 / 6;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 5);
    expect(low).toBeCloseTo(mean - (1.959963984540054 * deviation) / Math.sqrt(6), 10);
    expect(high).toBeCloseTo(mean + (1.959963984540054 * deviation) / Math.sqrt(6), 10);
  });

  test('agrees with the jackknife', () => {
    const pairs = clustered(200, random(2, 'jackknife'));
    const { part, whole } = sumsOf(pairs);
    const left = pairs.map(([p, w]) => (part - p) / (whole - w));
    const mean = left.reduce((sum, value) => sum + value, 0) / left.length;
    const variance = left.reduce((sum, value) => sum + (value - mean) ** 2, 0) * (199 / 200);
    const { low, high } = ratioOfSums(sumsOf(pairs), 0.95);
    expect((high - low) / 2 / 1.959963984540054 / Math.sqrt(variance)).toBeCloseTo(1, 1);
  });

  test('covers as often as it says where words come in texts', () => {
    expect(Math.abs(coverage(ratioOfSums, 0.2) - 0.95)).toBeLessThan(0.02);
  });
});

describe('clustered Wilson', () => {
  test('is nearly Wilson where every unit stands alone', () => {
    const pairs = Array.from({ length: 500 }, (_, row): Pair => [row < 60 ? 1 : 0, 1]);
    const plain = wilson(0.12, 500, 0.95);
    const { low, high } = clusteredWilson(sumsOf(pairs), 0.95);
    expect(low).toBeCloseTo(plain.low, 3);
    expect(high).toBeCloseTo(plain.high, 3);
  });

  test('covers as often as it says where words come in texts', () => {
    expect(Math.abs(coverage(clusteredWilson, 0.2) - 0.95)).toBeLessThan(0.02);
  });

  test('rests on the number of clusters where none has the mark', () => {
    const pairs = Array.from({ length: 30 }, (): Pair => [0, 50]);
    expect(clusteredWilson(sumsOf(pairs), 0.95)).toEqual(wilson(0, 30, 0.95));
  });
});
