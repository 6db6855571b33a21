import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { detectableShares, rowsToTell, USUAL_POWER } from '../../../src/stats/detectable.ts';
import { jeffreys } from '../../../src/stats/jeffreys.ts';
import { newcombe } from '../../../src/stats/newcombe.ts';
import { apart } from './oracle.ts';

/** What statsmodels says (fixtures/reference/power.py); it counts the far tail in, which is under 1e-4 of the rows. */
const oracle = JSON.parse(
  readFileSync(new URL('../../../fixtures/reference/power.json', import.meta.url), 'utf8'),
) as readonly {
  readonly reference: number;
  readonly n: number;
  readonly m: number;
  readonly confidence: number;
  readonly power: number;
  readonly low: number;
  readonly high: number;
  readonly fourFifths: number;
}[];

const together = (n: number, m: number) => 1 / (1 / n + 1 / m);
const USUAL = { confidence: 0.95, power: USUAL_POWER };

describe('shares that can be told from another', () => {
  it.each(oracle)('equal statsmodels’ at $reference of $n and $m rows', (given) => {
    const { low, high } = detectableShares(given.reference, together(given.n, given.m), given);
    expect(apart(low as number, given.low)).toBeLessThan(1e-4);
    expect(apart(high as number, given.high)).toBeLessThan(1e-4);
  });

  it('are none where even 0 or 1 would not show', () => {
    expect(detectableShares(0.05, 30, USUAL)).toEqual({ low: undefined, high: expect.any(Number) });
    expect(detectableShares(0.5, 3, USUAL)).toEqual({ low: undefined, high: undefined });
    expect(detectableShares(0, 100, USUAL).low).toBeUndefined();
    expect(detectableShares(1, 100, USUAL).high).toBeUndefined();
  });

  it.each([
    [0.4, 150, 120],
    [0.2, 400, 90],
    [0.7, 60, 60],
  ])('show as often as they say by the interval that decides (%d, %d and %d rows)', (reference, m, n) => {
    const { low = 0, high = 1 } = detectableShares(reference, together(n, m), USUAL);
    for (const share of [low, high]) {
      const power = shown(share, n, reference, m);
      expect(Math.abs(power - USUAL_POWER), String(power)).toBeLessThan(0.04);
    }
  });
});

describe('rows that tell one share from another', () => {
  it.each(oracle)('are those of statsmodels for four fifths of $reference', (given) => {
    const rows = rowsToTell(given.reference, given.reference * 0.8, given) as number;
    expect(apart(2 * rows, given.fourFifths)).toBeLessThan(1e-4);
  });

  it.each([
    [0.2, 392],
    [0.5, 63],
    [0.8, 25],
  ])('are those of Cohen’s table 6.4.1 for an effect of %d', (effect, rows) => {
    const share = Math.sin(Math.PI / 4 + effect / 2) ** 2;
    expect(Math.round(2 * (rowsToTell(0.5, share, USUAL) as number))).toBe(rows);
  });

  it('do not exist where there is nothing to tell', () => {
    expect(rowsToTell(0.3, 0.3, USUAL)).toBeUndefined();
  });
});

/** How often the interval of the difference of two shares leaves 0 out, over all counts there may be. */
function shown(p: number, n: number, q: number, m: number): number {
  const limits = (rows: number) =>
    Array.from({ length: rows + 1 }, (_, count) => ({
      value: count / rows,
      ...jeffreys(count / rows, rows, USUAL.confidence),
    }));
  const [own, reference] = [limits(n), limits(m)];
  const [first, second] = [masses(n, p), masses(m, q)];
  let power = 0;
  own.forEach((a, x) => {
    reference.forEach((b, y) => {
      const { low, high } = newcombe(a, b);
      if (low > 0 || high < 0) power += (first[x] as number) * (second[y] as number);
    });
  });
  return power;
}

/** Probabilities of every count of so many rows. */
function masses(n: number, p: number): readonly number[] {
  const found = [(1 - p) ** n];
  for (let k = 1; k <= n; k++) {
    found.push((((found[k - 1] as number) * (n - k + 1)) / k) * (p / (1 - p)));
  }
  return found;
}
