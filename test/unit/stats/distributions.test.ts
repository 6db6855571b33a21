import { describe, expect, it } from 'vitest';
import { chiSquaredTail } from '../../../src/stats/chi-squared.ts';
import { normalTail, normalTails } from '../../../src/stats/normal.ts';
import { apart, oracle } from './oracle.ts';

describe('tails', () => {
  it.each(oracle.normalTail)('of the normal distribution keep their digits beyond %d', (z, tail) => {
    expect(apart(normalTail(z), tail)).toBeLessThan(1e-12);
    expect(apart(normalTails(-z), 2 * tail)).toBeLessThan(1e-12);
    expect(normalTail(-z)).toBeCloseTo(1 - tail, 14);
  });
  it.each(oracle.chiSquaredTail)(
    'of χ² keep their digits beyond %d with %d degrees of freedom',
    (x, df, tail) => {
      expect(apart(chiSquaredTail(x, df), tail)).toBeLessThan(1e-11);
    },
  );
});
