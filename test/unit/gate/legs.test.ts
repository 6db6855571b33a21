import { describe, expect, test } from 'vitest';
import { decideCase } from '../../../src/gate/decide.ts';
import type { Case } from '../../../src/gate/rule.ts';
import type { Estimate } from '../../../src/result/index.ts';
import { fourFifths } from './samples.ts';

const share = (count: number, n: number): Estimate => {
  return { known: true, value: count / n, low: 0, high: 1, n, count, method: 'wilson' };
};

/** Two groups by their counts; only the point estimate of the ratio counts. */
function pair([count, n]: readonly [number, number], [others, m]: readonly [number, number]): Case {
  const [own, other] = [share(count, n), share(others, m)];
  return { slice: { sex: 'F' }, actual: share((count * m) / others, n), own, other };
}

const both = fourFifths({ significance: 0.05, floor: 0.02 });

describe('practical and statistical significance', () => {
  // Values of the practice notes: ratio .5, p .00195 by z (both groups have 30 rows at least)
  test('12 of 40 against 48 of 80 fails by all three', () => {
    const { outcome, legs } = decideCase(pair([12, 40], [48, 80]), 40, both);
    expect(outcome).toBe('fail');
    expect(legs?.map(({ id, broken }) => [id, broken])).toEqual([
      ['limit', true],
      ['significance', true],
      ['floor', true],
    ]);
    expect(legs?.[1]?.actual).toBeCloseTo(0.00195, 5);
  });

  test('3 of 10 against 6 of 12 is below four fifths and may be chance: Fisher .41486', () => {
    const { outcome, legs } = decideCase(pair([3, 10], [6, 12]), 10, both);
    expect(outcome).toBe('inconclusive');
    expect(legs?.[1]?.actual).toBeCloseTo(0.41486, 5);
    expect(decideCase(pair([3, 10], [6, 12]), 10, { ...both, burden: 'prove-unfair' }).outcome).toBe('pass');
  });

  test('4,500 against 4,700 of 10,000 is significant and above four fifths', () => {
    const { outcome, legs } = decideCase(pair([4500, 10_000], [4700, 10_000]), 10_000, both);
    expect(outcome).toBe('inconclusive');
    expect(legs?.[1]?.actual).toBeCloseTo(0.00455, 5);
    expect(legs?.map(({ broken }) => broken)).toEqual([false, true, false]);
  });

  test('470 against 500 of 1,000 breaks nothing but the floor', () => {
    const { legs } = decideCase(pair([470, 1000], [500, 1000]), 1000, both);
    expect(legs?.map(({ broken }) => broken)).toEqual([false, false, true]);
    expect(legs?.[1]?.actual).toBeCloseTo(0.17952, 5);
  });

  test('cannot be told without both shares, nor of too few rows', () => {
    const { other: _, ...alone } = pair([12, 40], [48, 80]);
    expect(decideCase(alone, 40, both)).toEqual({ outcome: 'inconclusive' });
    const few = { ...both, minimumRows: 50 };
    expect(decideCase(pair([12, 40], [48, 80]), 40, few)).toEqual({ outcome: 'inconclusive' });
  });
});
