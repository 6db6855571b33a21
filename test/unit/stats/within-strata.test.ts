import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jackknifeVariance } from '../../../src/stats/jackknife.ts';
import type { Stratum } from '../../../src/stats/mantel-haenszel.ts';
import { type Random, random } from '../../../src/stats/random.ts';
import { type Standardised, scales, standardised, worthOfRows } from '../../../src/stats/within-strata.ts';
import { apart, counted, type Pair } from './oracle.ts';

interface Case {
  readonly strata: readonly (readonly [Pair, Pair])[];
  readonly riskRatio: number;
  readonly difference: number;
  readonly differenceSe: number;
  readonly logRatio: number;
  readonly logRatioSe: number;
}
const cases = JSON.parse(
  readFileSync(new URL('../../../fixtures/reference/strata.json', import.meta.url), 'utf8'),
) as Readonly<Record<string, Case>>;

const shared = (strata: readonly Stratum[]) => standardised(strata) as Standardised;
const counts = (strata: Case['strata']): readonly Stratum[] =>
  strata.map(([a, b]) => [counted(a), counted(b)] as const);

describe.each(Object.entries(cases))('two groups within strata: %s', (_, { strata, ...said }) => {
  const all = counts(strata);
  const shares = shared(all);

  it('are as statsmodels and the papers say', () => {
    expect(apart(shares.group / shares.reference, said.riskRatio)).toBeLessThan(1e-12);
    expect(apart(scales.ratio.value(shares) ?? 0, said.logRatio)).toBeLessThan(1e-10);
    expect(apart(scales.difference.value(shares) ?? 0, said.difference)).toBeLessThan(1e-10);
    expect(apart(Math.sqrt(scales.difference.variance(all, shares)), said.differenceSe)).toBeLessThan(1e-12);
    expect(apart(Math.sqrt(scales.ratio.variance(all, shares)), said.logRatioSe)).toBeLessThan(1e-12);
  });

  it('swap their signs with their places, and nothing else', () => {
    const swapped = all.map(([a, b]) => [b, a] as const);
    const there = shared(swapped);
    expect(scales.difference.value(there)).toBeCloseTo(-(scales.difference.value(shares) ?? 0), 12);
    for (const { variance } of Object.values(scales)) {
      expect(apart(variance(swapped, there), variance(all, shares))).toBeLessThan(1e-10);
    }
  });
});

describe('variances within strata', () => {
  /** Strata of one to three rows a side, with rates of their own and an effect that all share. */
  const drawn = (source: Random): readonly Stratum[] =>
    Array.from({ length: 150 }, (_, stratum): Stratum => {
      const base = 0.2 + ((stratum * 37) % 50) / 100;
      const rows = (rate: number, n: number) => ({
        count: Array.from({ length: n }, () => (source.uniform() < rate ? 1 : 0)).reduce<number>(
          (sum, one) => sum + one,
          0,
        ),
        n,
      });
      return [rows(base * 1.2, 1 + (stratum % 3)), rows(base, 1 + (stratum % 2))];
    });

  it.each(Object.entries(scales))('are what draws of sparse strata vary by: %s', (_, { value, variance }) => {
    const source = random(4);
    const found = Array.from({ length: 3000 }, () => {
      const strata = drawn(source);
      const shares = shared(strata);
      return { value: value(shares) ?? 0, variance: variance(strata, shares) };
    });
    const mean = (of: (each: (typeof found)[number]) => number) =>
      found.reduce((sum, each) => sum + of(each), 0) / found.length;
    const centre = mean((each) => each.value);
    const spread = mean((each) => (each.value - centre) ** 2);
    expect(
      apart(
        mean((each) => each.variance),
        spread,
      ),
    ).toBeLessThan(0.1);
  });

  it('of one stratum are those of two independent shares', () => {
    const strata: readonly Stratum[] = [
      [
        { count: 300, n: 1000 },
        { count: 450, n: 900 },
      ],
    ];
    const shares = shared(strata);
    for (const { variance, unstratified } of Object.values(scales)) {
      expect(worthOfRows(shares, variance(strata, shares), unstratified(shares))).toBeCloseTo(1, 10);
    }
  });

  it('of counts of 0 are as if both were alike', () => {
    const strata: readonly Stratum[] = [
      [
        { count: 0, n: 10 },
        { count: 0, n: 30 },
      ],
      [
        { count: 0, n: 20 },
        { count: 0, n: 20 },
      ],
    ];
    const shares = shared(strata);
    for (const { variance, unstratified } of Object.values(scales)) {
      const worth = worthOfRows(shares, variance(strata, shares), unstratified(shares));
      expect(worth).toBeCloseTo(17.5 * (1 / 30 + 1 / 50), 12);
    }
  });

  it('are there only where both are', () => {
    expect(
      standardised([
        [
          { count: 1, n: 4 },
          { count: 0, n: 0 },
        ],
      ]),
    ).toBeUndefined();
    expect(standardised([])).toBeUndefined();
  });
});

it('the jackknife of a mean is its variance', () => {
  const values = [3, 1, 4, 1, 5, 9, 2, 6];
  const sum = values.reduce((a, b) => a + b, 0);
  const without = values.map((value) => (sum - value) / (values.length - 1));
  const squares = values.reduce((all, value) => all + (value - sum / values.length) ** 2, 0);
  expect(jackknifeVariance(without)).toBeCloseTo(squares / (values.length - 1) / values.length, 12);
});
