import { describe, expect, it } from 'vitest';
import { clopperPearson } from '../../../src/stats/clopper-pearson.ts';
import { jeffreys } from '../../../src/stats/jeffreys.ts';
import { proportionIntervals } from '../../../src/stats/proportion-intervals.ts';
import { apart, oracle } from './oracle.ts';

describe('clopper-pearson', () => {
  it.each(oracle.proportions)(
    'of $k / $n at $confidence equals exact sums to 1e-12',
    ({ k, n, confidence, clopperPearson: [low, high] }) => {
      const ours = clopperPearson(k / n, n, confidence);
      expect(apart(ours.low, low)).toBeLessThan(1e-12);
      expect(apart(ours.high, high)).toBeLessThan(1e-12);
    },
  );
});

describe('jeffreys', () => {
  it.each(oracle.proportions)(
    'of $k / $n at $confidence equals scipy',
    ({ k, n, confidence, jeffreys: [low, high] }) => {
      const ours = jeffreys(k / n, n, confidence);
      expect(apart(ours.low, k === 0 ? 0 : low)).toBeLessThan(1e-10);
      expect(apart(ours.high, k === n ? 1 : high)).toBeLessThan(1e-9);
    },
  );
});

describe('every interval of a proportion', () => {
  it.each([...proportionIntervals])(
    '$title stays within 0 and 1, around the proportion, and mirrors',
    ({ of }) => {
      for (const n of [0.7, 1, 2.5, 9, 100, 12_345.6]) {
        for (const proportion of [0, 1e-9, 0.02, 0.3, 0.5, 0.97, 1]) {
          const { low, high } = of(proportion, n, 0.95);
          const mirrored = of(1 - proportion, n, 0.95);
          expect(low).toBeGreaterThanOrEqual(0);
          expect(low).toBeLessThanOrEqual(proportion);
          expect(high).toBeGreaterThanOrEqual(proportion);
          expect(high).toBeLessThanOrEqual(1);
          expect(high - low).toBeLessThan(of(proportion, n, 0.99).high - of(proportion, n, 0.99).low);
          expect(mirrored.low).toBeCloseTo(1 - high, 9);
        }
      }
    },
  );
  it('has the published values of 10 in 50 (Brown, Cai & DasGupta 2001: Wilson .112–.330)', () => {
    const { low, high } = proportionIntervals.get('wilson').of(0.2, 50, 0.95);
    expect([low, high].map((limit) => limit.toFixed(3))).toEqual(['0.112', '0.330']);
  });
});
