import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { effectiveSize } from '../../../src/stats/effective-size.ts';
import { moverRatio } from '../../../src/stats/mover-ratio.ts';
import { newcombe } from '../../../src/stats/newcombe.ts';
import { criticalValue } from '../../../src/stats/normal.ts';
import { quantile, quantileOf } from '../../../src/stats/quantile.ts';
import { random } from '../../../src/stats/random.ts';
import { simultaneousLevel } from '../../../src/stats/simultaneous.ts';
import { wilson } from '../../../src/stats/wilson.ts';

interface Peers {
  readonly wilson: readonly (readonly [number, number, number, number])[];
  readonly newcombe: readonly {
    readonly a: readonly [number, number];
    readonly b: readonly [number, number];
    readonly newcombe: readonly [number, number];
    readonly koopman?: readonly [number, number];
  }[];
}
const peers = JSON.parse(
  readFileSync(new URL('../../../fixtures/reference/peers.json', import.meta.url), 'utf8'),
) as Peers;

const limits = (k: number, n: number, confidence = 0.95) => ({
  value: k / n,
  ...wilson(k / n, n, confidence),
});

describe('critical value', () => {
  it.each([
    [0.5, 0.674489750196082],
    [0.95, 1.959963984540054],
    [0.99, 2.575829303548901],
    [0.9999, 3.890591886413124],
  ])('of %d is that of published tables', (confidence, z) => {
    expect(criticalValue(confidence)).toBeCloseTo(z, 12);
  });
});

describe('wilson', () => {
  it('equals statsmodels on every group of the reference table', () => {
    expect(peers.wilson.length).toBeGreaterThan(200);
    for (const [k, n, low, high] of peers.wilson) {
      const ours = wilson(k / n, n, 0.95);
      expect(Math.abs(ours.low - low), `${k}/${n}`).toBeLessThan(1e-9);
      expect(Math.abs(ours.high - high), `${k}/${n}`).toBeLessThan(1e-9);
    }
  });

  it('begins at exactly 0 and ends at exactly 1 where all agree', () => {
    expect(wilson(0, 10, 0.95).low).toBe(0);
    expect(wilson(1, 10, 0.95).high).toBe(1);
  });

  it('solves the score equation at both ends', () => {
    const { low, high } = wilson(0.3, 37.5, 0.9);
    for (const end of [low, high]) {
      const score = (0.3 - end) / Math.sqrt((end * (1 - end)) / 37.5);
      expect(Math.abs(score)).toBeCloseTo(criticalValue(0.9), 10);
    }
  });
});

describe('newcombe', () => {
  it('equals statsmodels on every pair of the reference table', () => {
    expect(peers.newcombe.length).toBeGreaterThan(50);
    for (const { a, b, newcombe: expected } of peers.newcombe) {
      const { low, high } = newcombe(limits(...a), limits(...b));
      expect(Math.abs(low - expected[0]), `${a} against ${b}`).toBeLessThan(1e-9);
      expect(Math.abs(high - expected[1]), `${a} against ${b}`).toBeLessThan(1e-9);
    }
  });
});

describe('mover ratio', () => {
  /** What defines MOVER's ends: the limits of a − R b, at which that difference is just not excluded. */
  const lowDefined = (a: ReturnType<typeof limits>, b: ReturnType<typeof limits>, r: number) =>
    a.value - r * b.value - Math.hypot(a.value - a.low, r * (b.high - b.value));
  const highDefined = (a: ReturnType<typeof limits>, b: ReturnType<typeof limits>, r: number) =>
    a.value - r * b.value + Math.hypot(a.high - a.value, r * (b.value - b.low));

  it.each([
    [5, 56, 14, 54],
    [1, 10, 9, 10],
    [400, 1000, 500, 1000],
    [10, 10, 3, 12],
    [3, 7, 7, 7],
  ])('of %d/%d and %d/%d solves the equations that define it', (k1, n1, k2, n2) => {
    const [a, b] = [limits(k1, n1), limits(k2, n2)];
    const { low, high } = moverRatio(a, b);
    expect(lowDefined(a, b, low)).toBeCloseTo(0, 10);
    expect(highDefined(a, b, high as number)).toBeCloseTo(0, 10);
    expect(low).toBeLessThan(a.value / b.value);
    expect(high).toBeGreaterThan(a.value / b.value);
  });

  it('lies close to the score interval of Koopman', () => {
    const usual = peers.newcombe.filter(({ a, b }) => Math.min(a[0], b[0]) >= 20);
    expect(usual.length).toBeGreaterThan(20);
    for (const { a, b, koopman } of usual) {
      const { low, high } = moverRatio(limits(...a), limits(...b));
      expect(low / (koopman?.[0] as number)).toBeCloseTo(1, 1.3);
      expect((high as number) / (koopman?.[1] as number)).toBeCloseTo(1, 1.3);
    }
  });

  it('stays defined where counts are 0, and has no upper end where the denominator may be 0', () => {
    expect(moverRatio(limits(0, 20), limits(5, 20)).low).toBe(0);
    expect(moverRatio(limits(0, 20), limits(5, 20)).high).toBeGreaterThan(0);
    const open = moverRatio(limits(5, 20), limits(0, 20));
    expect(open.high).toBeUndefined();
    expect(open.low).toBeGreaterThan(0);
    expect(moverRatio(limits(0, 20), limits(0, 20))).toEqual({ low: 0, high: undefined });
  });
});

describe('simultaneous level', () => {
  it('is what independent intervals need to hold together', () => {
    expect(simultaneousLevel(0.95, 1)).toBe(0.95);
    expect(simultaneousLevel(0.95, 21) ** 21).toBeCloseTo(0.95, 12);
    expect(simultaneousLevel(0.95, 0)).toBe(0.95);
  });
});

describe('effective size', () => {
  it('is the number of rows where all weigh the same, whatever they weigh', () => {
    expect(effectiveSize(8 * 0.25, 8 * 0.25 ** 2, 8)).toBeCloseTo(8, 12);
  });
  it('is near 1 where one row weighs nearly all', () => {
    expect(effectiveSize(1000 + 9, 1000 ** 2 + 9, 10)).toBeCloseTo(1.018, 3);
  });
  it('is 1, the widest, where the squares are lost to rounding', () => {
    expect(effectiveSize(1e-200, 0, 5)).toBe(1);
    expect(effectiveSize(1e200, Number.POSITIVE_INFINITY, 5)).toBe(1);
  });
});

describe('quantile', () => {
  it('is linear between neighbours, as in numpy', () => {
    const sorted = Float64Array.of(1, 2, 4, 8);
    expect([0, 0.25, 0.5, 0.875, 1].map((q) => quantile(sorted, q))).toEqual([1, 1.75, 3, 6.5, 8]);
    expect(quantile(Float64Array.of(3), 0.7)).toBe(3);
    const source = random(4);
    const drawn = Float64Array.from({ length: 501 }, () => source.below(60));
    const ordered = drawn.slice().sort();
    for (const q of [0, 0.013, 0.25, 0.5, 0.9, 0.9999, 1]) {
      expect(quantileOf(drawn.slice(), q)).toBe(quantile(ordered, q));
    }
  });
});
