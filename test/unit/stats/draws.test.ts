import { describe, expect, it } from 'vitest';
import { poissons } from '../../../src/stats/poisson.ts';
import { random, shuffled } from '../../../src/stats/random.ts';

const DRAWS = 50_000;

/** Probabilities of 0, 1, 2, … by the recurrence p(k) = p(k − 1) × mean / k. */
function probabilities(mean: number, upTo: number): number[] {
  const logs = [-mean];
  for (let k = 1; k <= upTo; k++) logs.push((logs[k - 1] as number) + Math.log(mean / k));
  return logs.map(Math.exp);
}

describe('poisson', () => {
  it.each([0.02, 0.8, 3, 9.99, 10.01, 13.7, 60, 900])(
    'of mean %d has the probabilities of its law',
    (mean) => {
      // Beside a small and a large mean, since these are drawn in different ways.
      const means = new Float64Array(DRAWS + 2)
        .fill(mean)
        .fill(7, DRAWS, DRAWS + 1)
        .fill(1000, DRAWS + 1);
      const drawn = new Float64Array(means.length);
      poissons(means)(random(11).fork(`poisson ${mean}`), drawn);
      const most = Math.ceil(mean + 12 * Math.sqrt(mean) + 10);
      const seen = new Float64Array(most + 1);
      const counts = drawn.subarray(0, DRAWS).map((share) => Math.round(share * mean));
      expect(drawn.subarray(0, DRAWS)).toEqual(counts.map((count) => count / mean));
      for (const count of counts) seen[count] = (seen[count] as number) + 1;
      expect(seen.reduce((sum, each) => sum + each, 0)).toBe(DRAWS);
      const cells = probabilities(mean, most)
        .map((p, k) => ({ expected: p * DRAWS, observed: seen[k] as number }))
        .filter(({ expected }) => expected >= 10);
      const chi2 = cells.reduce(
        (sum, { expected, observed }) => sum + (observed - expected) ** 2 / expected,
        0,
      );
      const degrees = Math.max(1, cells.length - 1);
      expect(chi2).toBeLessThan(degrees + 5 * Math.sqrt(2 * degrees) + 5);
    },
  );
});

describe('random', () => {
  it('gives the same stream for the same seed and name, another one for another', () => {
    const stream = (seed: number, name: string) => {
      const source = random(seed).fork(name);
      return Array.from({ length: 5 }, () => source.uniform());
    };
    expect(stream(7, 'a')).toEqual(stream(7, 'a'));
    expect(stream(7, 'a')).not.toEqual(stream(7, 'b'));
    expect(stream(7, 'a')).not.toEqual(stream(8, 'a'));
  });

  it('has the mean and variance of the standard normal', () => {
    const source = random(5);
    let sum = 0;
    let squares = 0;
    for (let i = 0; i < DRAWS; i++) {
      const value = source.normal();
      sum += value;
      squares += value * value;
    }
    expect(Math.abs(sum / DRAWS)).toBeLessThan(0.02);
    expect(squares / DRAWS).toBeCloseTo(1, 1.5);
  });

  it('shuffles evenly: every number is first equally often', () => {
    const source = random(3);
    expect([...shuffled(5, source)].sort()).toEqual([0, 1, 2, 3, 4]);
    const first = new Float64Array(5);
    for (let i = 0; i < 20_000; i++) {
      const order = shuffled(5, source);
      first[order[0] as number] = (first[order[0] as number] as number) + 1;
    }
    for (const count of first) expect(Math.abs(count - 4000)).toBeLessThan(5 * Math.sqrt(3200));
  });
});
