import { describe, expect, test } from 'vitest';
import { adverseImpact } from '../../../src/stats/adverse-impact.ts';
import { katz } from '../../../src/stats/katz.ts';

/** Values worked out by hand and by scipy, for two groups: selected of applied. */
const known = [
  {
    a: [12, 40],
    c: [48, 80],
    z: -3.0984,
    p: 0.00195,
    fisher: 0.00341,
    midP: 0.00278,
    parity: 8,
    limit: 6,
    flips: false,
  },
  {
    a: [3, 10],
    c: [6, 12],
    z: -0.95,
    p: 0.3421,
    fisher: 0.41486,
    midP: 0.30341,
    parity: 2,
    limit: 1,
    flips: false,
  },
  { a: [4500, 10_000], c: [4700, 10_000], z: -2.8375, p: 0.00455, parity: 100, limit: 0, flips: false },
  { a: [470, 1000], c: [500, 1000], z: -1.3422, p: 0.17952, parity: 15, limit: 0, flips: false },
] as const;
const counted = ([count, n]: readonly [number, number]) => ({ count, n });

describe('adverse impact', () => {
  test.each(known)('of $a against $c', ({ a, c, z, p, parity, limit, flips, ...exact }) => {
    const found = adverseImpact(counted(a), counted(c), 0.8);
    expect(found.z).toBeCloseTo(z, 4);
    expect(found.p).toBeCloseTo(p, 5);
    if ('fisher' in exact) {
      expect(found.fisher).toBeCloseTo(exact.fisher, 5);
      expect(found.midP).toBeCloseTo(exact.midP, 5);
    }
    expect(found).toMatchObject({ toParity: parity, toLimit: limit, flips });
  });

  test('turns around by one decision where so few are concerned', () => {
    expect(adverseImpact({ count: 1, n: 4 }, { count: 3, n: 6 }, 0.8).flips).toBe(true);
  });

  test('has the logarithmic interval of the impact ratio', () => {
    const interval = katz({ count: 12, n: 40 }, { count: 48, n: 80 }, 0.95);
    expect(interval?.low).toBeCloseTo(0.3014, 4);
    expect(interval?.high).toBeCloseTo(0.8294, 4);
  });

  test('takes the fewest changes, as trying all of them does', () => {
    for (const [a, n, c, m] of [
      [0, 7, 5, 9],
      [2, 31, 20, 40],
      [5, 5, 1, 9],
      [0, 3, 0, 4],
    ] as const) {
      for (const limit of [0.8, 0.9, 1]) {
        const holds = (k: number) => (a + k) * m >= limit * (c - k) * n - 1e-9;
        const tried = Array.from({ length: 60 }, (_, k) => k).find(holds);
        const found = adverseImpact({ count: a, n }, { count: c, n: m }, limit);
        expect(limit === 1 ? found.toParity : found.toLimit).toBe(tried);
      }
    }
  });

  test('has no z where nobody is selected', () => {
    expect(adverseImpact({ count: 0, n: 3 }, { count: 0, n: 4 }, 0.8)).not.toHaveProperty('z');
  });
});
