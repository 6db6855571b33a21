import { describe, expect, it } from 'vitest';
import { biasOf, EVEN, Influences, levelOf } from '../../../src/stats/bias-corrected.ts';

describe('bias-corrected and accelerated levels', () => {
  it('are those of the spatial test data (Efron & Tibshirani 1993, § 14.3)', () => {
    const skew = { bias: 0.146, acceleration: 0.061 };
    // Printed to three digits, of a bias and an acceleration that are printed to three digits too.
    expect(Math.abs(levelOf(skew, -1.645) - 0.11)).toBeLessThan(0.001);
    expect(Math.abs(levelOf(skew, 1.645) - 0.985)).toBeLessThan(0.001);
  });

  it('are the usual ones where replicates lie evenly', () => {
    expect(levelOf(EVEN, -1.959964)).toBeCloseTo(0.025, 6);
    expect(biasOf(Float64Array.of(1, 2, 3, 4), 2.5)).toBeCloseTo(0, 12);
    expect(biasOf(Float64Array.of(1, 2, 2, 3), 2)).toBeCloseTo(0, 12);
  });

  it('of the mean accelerate by a sixth of its skewness', () => {
    const values = [1, 1, 1, 2, 2, 5, 9];
    const n = values.length;
    const mean = values.reduce((sum, value) => sum + value, 0) / n;
    const moment = (power: number) => values.reduce((sum, value) => sum + (value - mean) ** power, 0) / n;
    const influences = new Influences();
    for (const value of new Set(values)) {
      const without = (n * mean - value) / (n - 1);
      influences.add(mean - without, values.filter((each) => each === value).length);
    }
    expect(influences.acceleration).toBeCloseTo(moment(3) / moment(2) ** 1.5 / (6 * Math.sqrt(n)), 12);
    expect(new Influences().acceleration).toBe(0);
  });

  it('stay numbers however far replicates lie on one side', () => {
    const bias = biasOf(Float64Array.of(1, 2, 3), 0);
    for (const z of [-5, 5]) {
      const level = levelOf({ bias, acceleration: 0.9 }, z);
      expect(level >= 0 && level <= 1).toBe(true);
    }
  });
});
