import { describe, expect, test } from 'vitest';
import { correlation } from '../../../src/stats/correlation.ts';
import type { Limits } from '../../../src/stats/interval.ts';
import { newcombe } from '../../../src/stats/newcombe.ts';
import { normalTails } from '../../../src/stats/normal.ts';
import { pOfInterval } from '../../../src/stats/p-of-interval.ts';
import { pairedDifference } from '../../../src/stats/paired-difference.ts';
import { random } from '../../../src/stats/random.ts';
import { wilson } from '../../../src/stats/wilson.ts';

const share = (count: number, n: number, confidence = 0.95): Limits => ({
  value: count / n,
  ...wilson(count / n, n, confidence),
});

/** Both, the first alone, the second alone, neither. */
type Table = readonly [number, number, number, number];

/** Two columns of 0 and 1, one entry a person. */
function columns([both, first, second, neither]: Table): [Float64Array, Float64Array] {
  const kinds = [
    [both, 1, 1],
    [first, 1, 0],
    [second, 0, 1],
    [neither, 0, 0],
  ] as const;
  const of = (place: 1 | 2) =>
    Float64Array.from(kinds.flatMap((kind) => new Array<number>(kind[0]).fill(kind[place])));
  return [of(1), of(2)];
}

function paired(table: Table, together?: number) {
  const n = table.reduce((sum, count) => sum + count, 0);
  const [a, b] = [share(table[0] + table[1], n), share(table[0] + table[2], n)];
  return pairedDifference(a, b, together ?? correlation(...columns(table)));
}

describe('the interval of a paired difference', () => {
  test.each<[string, Table, number | undefined, number, number]>([
    ['Newcombe 1998, Statistics in Medicine 17:2635', [36, 12, 2, 0], undefined, 0.0569, 0.3404],
    // The paper's continuity correction leaves no correlation in this table.
    ['Fagerland, Lydersen & Laake 2014, airways before and after', [1, 1, 7, 12], 0, -0.507, -0.026],
  ])('is that of %s', (_, table, together, low, high) => {
    const found = paired(table, together);
    const digits = together === undefined ? 4 : 3;
    expect(found.low).toBeCloseTo(low, digits);
    expect(found.high).toBeCloseTo(high, digits);
  });

  test('without correlation is that of independent estimates', () => {
    const [a, b] = [share(30, 50), share(20, 60)];
    expect(pairedDifference(a, b, 0).low).toBeCloseTo(newcombe(a, b).low, 12);
    expect(pairedDifference(a, b, 0).high).toBeCloseTo(newcombe(a, b).high, 12);
  });

  test('of something and itself is no wider than its limits are lopsided', () => {
    const a = share(45, 50);
    const lopsided = Math.abs(a.high - a.value - (a.value - a.low));
    const { low, high } = pairedDifference(a, a, 1);
    expect(low).toBeCloseTo(-lopsided, 12);
    expect(high).toBeCloseTo(lopsided, 12);
    const even = { low: 0.4, value: 0.5, high: 0.6 };
    expect(pairedDifference(even, even, 1).high).toBeCloseTo(0, 7);
  });

  test('holds the true difference of correlated shares about as often as it says', () => {
    const source = random(11, 'paired');
    const chances = [0.55, 0.2, 0.1];
    let held = 0;
    const studies = 2000;
    for (let study = 0; study < studies; study++) {
      const table: [number, number, number, number] = [0, 0, 0, 0];
      for (let person = 0; person < 80; person++) {
        let left = source.uniform();
        const kind = chances.findIndex((chance) => {
          left -= chance;
          return left < 0;
        });
        table[kind < 0 ? 3 : kind] = (table[kind < 0 ? 3 : kind] as number) + 1;
      }
      const { low, high } = paired(table);
      if (low <= 0.1 && 0.1 <= high) held += 1;
    }
    expect(held / studies).toBeGreaterThan(0.935);
    expect(held / studies).toBeLessThan(0.97);
  });
});

describe('correlation', () => {
  test('is phi of two columns of 0 and 1', () => {
    expect(correlation(...columns([20, 12, 2, 16]))).toBeCloseTo(
      (20 * 16 - 12 * 2) / Math.sqrt(32 * 18 * 22 * 28),
      12,
    );
  });

  test('leaves out what has no number, and is 0 where nothing varies', () => {
    expect(correlation(Float64Array.of(1, 2, Number.NaN, 4), Float64Array.of(2, 4, 9, 8))).toBeCloseTo(1, 12);
    expect(correlation(Float64Array.of(1, 1, 1), Float64Array.of(1, 2, 3))).toBe(0);
  });
});

describe('the p-value of an interval', () => {
  test('of a normal one is that of the z-test', () => {
    const normal = (value: number, error: number) => (confidence: number) => {
      let [inside, outside] = [0, 40];
      for (let step = 0; step < 200; step++) {
        const middle = (inside + outside) / 2;
        if (1 - normalTails(middle) < confidence) inside = middle;
        else outside = middle;
      }
      return { low: value - inside * error, high: value + inside * error };
    };
    expect(pOfInterval(normal(0.3, 0.15), 0)).toBeCloseTo(normalTails(2), 6);
    expect(pOfInterval(normal(-0.1, 0.2), 0)).toBeCloseTo(normalTails(0.5), 6);
  });

  test('is 1 where the number is never left out, or there is no interval', () => {
    expect(pOfInterval(() => ({ low: -1, high: 1 }), 0)).toBe(1);
    expect(pOfInterval(() => undefined, 0)).toBe(1);
  });
});
