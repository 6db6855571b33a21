import { describe, expect, it } from 'vitest';
import { corrections } from '../../../src/stats/corrections.ts';
import { oracle } from './oracle.ts';

describe.each([...corrections])('$title', ({ id, adjust }) => {
  it.each(oracle.corrections)('of $p equals statsmodels', (expected) => {
    const adjusted = adjust(expected.p);
    for (const [index, p] of adjusted.entries()) expect(p).toBeCloseTo(expected[id]?.[index] as number, 13);
    expect(adjusted).toHaveLength(expected.p.length);
  });
  it('survives no tests at all', () => {
    expect(adjust([])).toEqual([]);
  });
  it('never makes a p-value smaller, nor larger than 1, and keeps their order', () => {
    const given = [0.9, 0.01, 0.5, 0.02, 0.011, 1, 0];
    const adjusted = adjust(given);
    given.forEach((p, index) => {
      expect(adjusted[index]).toBeGreaterThanOrEqual(p);
      expect(adjusted[index]).toBeLessThanOrEqual(1);
      given.forEach((other, at) => {
        if (p < other) expect(adjusted[index]).toBeLessThanOrEqual(adjusted[at] as number);
      });
    });
  });
});
