import { describe, expect, it } from 'vitest';
import { katz } from '../../../src/stats/katz.ts';
import { koopman } from '../../../src/stats/koopman.ts';
import { miettinenNurminen } from '../../../src/stats/miettinen-nurminen.ts';
import { criticalValue } from '../../../src/stats/normal.ts';
import { pairIntervals } from '../../../src/stats/pair-intervals.ts';
import { scoreOfDifference } from '../../../src/stats/score-of-difference.ts';
import { twoProportionZ } from '../../../src/stats/two-proportion-z.ts';
import { counted, type Pair } from './oracle.ts';

const SOME: readonly (readonly [Pair, Pair])[] = [
  [
    [12, 40],
    [48, 80],
  ],
  [
    [1, 4],
    [3, 6],
  ],
  [
    [0, 10],
    [4, 9],
  ],
  [
    [7, 7],
    [3, 8],
  ],
  [
    [4500, 10_000],
    [4700, 10_000],
  ],
  [
    [20.4, 60.5],
    [3.3, 9.9],
  ],
];

describe('miettinen-nurminen', () => {
  it.each([
    [[56, 70], [48, 80], 0.0528, 0.3382],
    [[9, 10], [3, 10], 0.17, 0.8406],
    [[5, 56], [0, 29], -0.0326, 0.1933],
  ] as const)(
    'of %j and %j has the ends that Newcombe (1998, table II, method 6) prints',
    (a, b, low, high) => {
      const ours = miettinenNurminen(counted(a), counted(b), 0.95);
      expect(Math.abs(ours.low - low)).toBeLessThan(6e-5);
      expect(Math.abs(ours.high - high)).toBeLessThan(6e-5);
    },
  );
  it.each(SOME)('of %j and %j ends where the score is the critical value', (a, b) => {
    const { low, high } = miettinenNurminen(counted(a), counted(b), 0.9);
    if (low > -1) expect(scoreOfDifference(counted(a), counted(b), low)).toBeCloseTo(criticalValue(0.9), 8);
    if (high < 1) expect(scoreOfDifference(counted(a), counted(b), high)).toBeCloseTo(-criticalValue(0.9), 8);
  });
  it('tests equality as the pooled z test does, but for N / (N − 1)', () => {
    const [a, b] = [counted([12, 40]), counted([48, 80])];
    const z = twoProportionZ(a, b, 'pooled')?.statistic as number;
    expect(scoreOfDifference(a, b, 0)).toBeCloseTo(z * Math.sqrt(119 / 120), 12);
  });
});

describe('katz', () => {
  it.each([
    [[12, 40], [48, 80], 0.3014, 0.8294],
    [[3, 10], [6, 12], 0.199, 1.808],
  ] as const)('of %j and %j is as calculated by hand', (a, b, low, high) => {
    const ours = katz(counted(a), counted(b), 0.95);
    expect(Math.abs((ours?.low ?? 0) - low)).toBeLessThan(5e-4);
    expect(Math.abs((ours?.high ?? 0) - high)).toBeLessThan(5e-4);
  });
  it('has nothing to say of counts of 0', () => {
    expect(katz(counted([0, 9]), counted([3, 9]), 0.95)).toBeUndefined();
  });
});

describe('koopman', () => {
  it('excludes a ratio of 1 exactly where the pooled z test rejects', () => {
    for (let count = 0; count <= 30; count++) {
      const [a, b] = [counted([count, 30]), counted([14, 40])];
      const { low, high } = koopman(a, b, 0.95);
      const rejected = Math.abs(twoProportionZ(a, b, 'pooled')?.statistic ?? 0) > criticalValue(0.95);
      expect(low > 1 || (high ?? Number.MAX_VALUE) < 1, `${count}`).toBe(rejected);
    }
  });
  it('is the reciprocal the other way round', () => {
    for (const [a, b] of SOME.filter(([[k], [m]]) => k > 0 && m > 0)) {
      const there = koopman(counted(a), counted(b), 0.95);
      const back = koopman(counted(b), counted(a), 0.95);
      expect(there.low * (back.high as number)).toBeCloseTo(1, 9);
    }
  });
  it('has no upper end where the denominator may be 0', () => {
    expect(koopman(counted([3, 9]), counted([0, 9]), 0.95).high).toBeUndefined();
    expect(koopman(counted([3, 9]), counted([0, 9]), 0.95).low).toBeGreaterThan(0);
    expect(koopman(counted([0, 9]), counted([0, 9]), 0.95)).toEqual({ low: 0, high: undefined });
    expect(koopman(counted([0, 9]), counted([3, 9]), 0.95).low).toBe(0);
  });
});

describe('every interval of a comparison', () => {
  it.each([...pairIntervals])(
    '$title contains what was observed and grows with confidence',
    ({ compares, of }) => {
      for (const [a, b] of SOME) {
        const [p, q] = [a[0] / a[1], b[0] / b[1]];
        const observed = compares === 'difference' ? p - q : p / q;
        const narrow = of(counted(a), counted(b), 0.9);
        const wide = of(counted(a), counted(b), 0.99);
        if (narrow === undefined || wide === undefined) continue;
        expect(narrow.low).toBeLessThanOrEqual(observed);
        expect(narrow.high).toBeGreaterThanOrEqual(observed);
        expect(wide.low).toBeLessThanOrEqual(narrow.low);
        expect(wide.high).toBeGreaterThanOrEqual(narrow.high as number);
      }
    },
  );
});
