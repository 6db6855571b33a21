import { describe, expect, it } from 'vitest';
import { barnardP } from '../../../src/stats/barnard.ts';
import { gTest, pearsonChiSquared } from '../../../src/stats/chi-squared-tests.ts';
import { equivalenceP } from '../../../src/stats/equivalence.ts';
import { fisherExact } from '../../../src/stats/fisher-exact.ts';
import { breslowDay, commonOddsRatio, mantelHaenszel } from '../../../src/stats/mantel-haenszel.ts';
import { miettinenNurminen } from '../../../src/stats/miettinen-nurminen.ts';
import { permutationP } from '../../../src/stats/permutation-p.ts';
import { twoProportionZ } from '../../../src/stats/two-proportion-z.ts';
import { apart, counted, oracle, type Pair } from './oracle.ts';

describe('two-proportion z', () => {
  it.each([
    [[12, 40], [48, 80], -3.0984, 0.00195],
    [[3, 10], [6, 12], -0.95, 0.3421],
    [[4500, 10_000], [4700, 10_000], -2.8375, 0.00455],
    [[470, 1000], [500, 1000], -1.3422, 0.17952],
  ] as const)('of %j and %j is as calculated by hand', (a, b, z, p) => {
    const ours = twoProportionZ(counted(a), counted(b), 'pooled');
    expect(ours?.statistic).toBeCloseTo(z, 3.9);
    expect(Math.abs((ours?.p ?? 1) - p)).toBeLessThan(6e-6);
  });
  it('is undefined where nothing varies', () => {
    expect(twoProportionZ(counted([0, 5]), counted([0, 9]), 'pooled')).toBeUndefined();
    expect(twoProportionZ(counted([5, 5]), counted([0, 9]), 'unpooled')).toBeUndefined();
  });
});

describe('fisher exact', () => {
  it.each(oracle.fisher)('of $a and $b equals scipy', ({ a, b, p, less, greater }) => {
    const ours = fisherExact(counted(a), counted(b));
    expect(apart(ours.p, p)).toBeLessThan(1e-9);
    expect(apart(ours.less, less)).toBeLessThan(1e-9);
    expect(apart(ours.greater, greater)).toBeLessThan(1e-9);
  });
  it.each([
    [[12, 40], [48, 80], 0.00341, 0.00278],
    [[3, 10], [6, 12], 0.41486, 0.30341],
  ] as const)('of %j and %j is as calculated by hand, mid-p too', (a, b, p, midP) => {
    const ours = fisherExact(counted(a), counted(b));
    expect(Math.abs(ours.p - p)).toBeLessThan(6e-6);
    expect(Math.abs(ours.midP - midP)).toBeLessThan(6e-6);
  });
  it('is 1 where nothing was counted', () => {
    expect(fisherExact(counted([0, 4]), counted([0, 7]))).toEqual({ p: 1, midP: 0.5, less: 1, greater: 1 });
  });
});

describe('barnard', () => {
  it.each(oracle.barnard)('of $a and $b is the worst case of its definition', ({ a, b, p }) => {
    expect(apart(barnardP(counted(a), counted(b)), p)).toBeLessThan(1e-6);
  });
  it('is 1 where both shares are equal', () => {
    expect(barnardP(counted([2, 4]), counted([3, 6]))).toBe(1);
  });
});

describe('tests of many groups', () => {
  it.each(oracle.chiSquared)('of $groups equal scipy', ({ groups, pearson, g }) => {
    const all = groups.map(counted);
    for (const [ours, [statistic, p]] of [
      [pearsonChiSquared(all), pearson],
      [gTest(all), g],
    ] as const) {
      expect(apart(ours?.statistic ?? 0, statistic)).toBeLessThan(1e-10);
      expect(apart(ours?.p ?? 0, p)).toBeLessThan(1e-9);
      expect(ours?.df).toBe(groups.length - 1);
    }
  });
  it('of two groups is the square of pooled z', () => {
    const [a, b] = [counted([12, 40]), counted([48, 80])];
    const z = twoProportionZ(a, b, 'pooled')?.statistic as number;
    expect(pearsonChiSquared([a, b])?.statistic).toBeCloseTo(z ** 2, 10);
  });
  it('are undefined of one group and where all rows are alike', () => {
    expect(pearsonChiSquared([counted([1, 4])])).toBeUndefined();
    expect(gTest([counted([4, 4]), counted([9, 9])])).toBeUndefined();
  });
});

describe('strata', () => {
  it.each(oracle.strata)(
    'with common odds of $odds equal statsmodels',
    ({ strata, odds, chi2, p, ...equal }) => {
      const ours = strata.map(([a, b]) => [counted(a), counted(b)] as const);
      expect(apart(commonOddsRatio(ours) ?? 0, odds)).toBeLessThan(1e-10);
      expect(apart((mantelHaenszel(ours)?.statistic ?? 0) ** 2, chi2)).toBeLessThan(1e-10);
      expect(apart(mantelHaenszel(ours)?.p ?? 0, p)).toBeLessThan(1e-9);
      expect(apart(breslowDay(ours)?.statistic ?? 0, equal.breslowDay)).toBeLessThan(1e-8);
      expect(apart(breslowDay(ours)?.p ?? 0, equal.breslowDayP)).toBeLessThan(1e-8);
    },
  );
  it('see no difference where a pooled test is misled by how the groups are spread (Simpson)', () => {
    const strata: readonly (readonly [Pair, Pair])[] = [
      [
        [80, 100],
        [16, 20],
      ],
      [
        [4, 20],
        [20, 100],
      ],
    ];
    const ours = strata.map(([a, b]) => [counted(a), counted(b)] as const);
    expect(mantelHaenszel(ours)?.statistic).toBeCloseTo(0, 10);
    expect(commonOddsRatio(ours)).toBeCloseTo(1, 10);
    expect(twoProportionZ(counted([84, 120]), counted([36, 120]), 'pooled')?.p).toBeLessThan(1e-8);
  });
  it('that cannot tell leave the tests undefined', () => {
    expect(mantelHaenszel([[counted([0, 3]), counted([0, 4])]])).toBeUndefined();
    expect(breslowDay([[counted([1, 3]), counted([2, 4])]])).toBeUndefined();
    expect(commonOddsRatio([])).toBeUndefined();
  });
});

describe('equivalence', () => {
  it('is shown exactly where the 90 % score interval lies within the margin', () => {
    for (let count = 380; count <= 520; count += 4) {
      const [a, b] = [counted([count, 900]), counted([450, 900])];
      const { low, high } = miettinenNurminen(a, b, 0.9);
      expect(equivalenceP(a, b, 0.05) < 0.05, `${count}`).toBe(low > -0.05 && high < 0.05);
    }
  });
  it('is not shown by few rows, however equal', () => {
    expect(equivalenceP(counted([5, 10]), counted([5, 10]), 0.05)).toBeGreaterThan(0.3);
  });
});

describe('permutation p', () => {
  it('is never 0', () => {
    expect(permutationP(0, 999)).toBe(0.001);
    expect(permutationP(999, 999)).toBe(1);
  });
});
