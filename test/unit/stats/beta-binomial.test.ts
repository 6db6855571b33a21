import { describe, expect, it } from 'vitest';
import { betaPrior, shrink } from '../../../src/stats/beta-binomial.ts';
import { random } from '../../../src/stats/random.ts';

/** Shares of groups around .3 that scatter like a beta distribution of size 40, and what is counted of each. */
function drawn(groups: number, seed: number) {
  const source = random(seed);
  const successes = (n: number, share: number) =>
    Array.from({ length: n }, () => Number(source.uniform() < share)).reduce((a, b) => a + b, 0);
  return Array.from({ length: groups }, (_, group) => {
    // Drawing from a Pólya urn of 12 and 28 balls is drawing from a beta of these shapes.
    let [a, b] = [12, 28];
    for (let step = 0; step < 2000; step++) {
      if (source.uniform() * (a + b) < a) a += 1;
      else b += 1;
    }
    const share = a / (a + b);
    const n = 5 + (group % 40);
    return { share, count: successes(n, share), n };
  });
}

describe('shares of groups drawn towards their common one', () => {
  const groups = drawn(600, 71);
  const prior = betaPrior(groups);

  it('find the scatter that the groups were drawn with', () => {
    expect(prior.share).toBeCloseTo(0.3, 1.5);
    expect(prior.size).toBeGreaterThan(25);
    expect(prior.size).toBeLessThan(65);
  });

  it('lie nearer to the truth than what was counted, and say how near', () => {
    const drawnNear = groups.map((group) => ({ ...group, near: shrink(group, prior, 0.95) }));
    const error = (of: (group: (typeof drawnNear)[number]) => number) =>
      drawnNear.reduce((sum, group) => sum + (of(group) - group.share) ** 2, 0);
    expect(error(({ near }) => near.value)).toBeLessThan(0.5 * error(({ count, n }) => count / n));
    const held = drawnNear.filter(({ near, share }) => near.low <= share && share <= near.high).length;
    expect(held / groups.length).toBeGreaterThan(0.92);
    expect(held / groups.length).toBeLessThan(0.98);
  });

  it('follow the closed form', () => {
    const { value } = shrink({ count: 2, n: 10 }, { share: 0.3, size: 40 }, 0.95);
    expect(value).toBeCloseTo((12 + 2) / 50, 12);
    // Two groups of 10 with 2 and 8: scatter 1.8, spread .25, ρ = (1.8 − .25) / (.25 × 9).
    const alike = (1.8 * 1 - 0.25) / (0.25 * (20 - 10 - 1));
    expect(
      betaPrior([
        { count: 2, n: 10 },
        { count: 8, n: 10 },
      ]).size,
    ).toBeCloseTo((1 - alike) / alike, 12);
  });

  it('come all to the common one where the groups scatter no more than by chance', () => {
    const even = [
      { count: 5, n: 10 },
      { count: 6, n: 10 },
      { count: 5, n: 10 },
    ];
    expect(betaPrior(even)).toEqual({ share: 16 / 30, size: 30 });
  });

  it('are believed within (0, 1) where every group is all or nothing', () => {
    const split = [
      { count: 0, n: 40 },
      { count: 40, n: 40 },
      { count: 0, n: 40 },
    ];
    const prior = betaPrior(split);
    expect(prior.size).toBe(0.1);
    for (const { low, value, high } of split.map((group) => shrink(group, prior, 0.95))) {
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeGreaterThan(low);
      expect(value).toBeGreaterThanOrEqual(low);
      expect(high).toBeLessThanOrEqual(1);
    }
  });
});
