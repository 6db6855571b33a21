import { describe, expect, test } from 'vitest';
import { splitCode } from '../../../../src/data/splits.ts';
import { planTrials } from '../../../../src/metrics/evidence/plan-trials.ts';
import { random } from '../../../../src/stats/random.ts';

/** 150 rows to train, 40 to validate, 60 to test; rows whose id ends in 9 weigh nothing. */
const split = Uint8Array.from({ length: 250 }, (_, row) =>
  splitCode(row < 150 ? 'train' : row < 190 ? 'validation' : 'test'),
);
const weight = Float64Array.from({ length: 250 }, (_, row) => (row % 10 === 9 ? 0 : 2));
const plan = (asked?: readonly number[]) => planTrials({ split, weight }, asked, random(1, 'plan'));

describe('the plan of trials', () => {
  test('takes as many rows as there are, and learns from training rows that weigh something', () => {
    const { byRows, bySteps, known, test: tested } = plan();
    expect(byRows.map(({ rows }) => rows)).toEqual([50, 100]);
    expect(new Set(byRows.map(({ steps }) => steps)).size).toBe(1);
    expect(bySteps.at(-1)).toEqual(byRows.at(-1));
    expect(known(0)).toHaveLength(100);
    expect(new Set(known(0)).size).toBe(100);
    for (const row of known(0)) expect(row < 150 && row % 10 !== 9).toBe(true);
    expect([...tested]).toEqual([...split.keys()].filter((row) => row >= 190 && row % 10 !== 9));
  });
  test('draws other rows each time, and the same again', () => {
    expect(plan().known(0)).toEqual(plan().known(0));
    expect(plan().known(0)).not.toEqual(plan().known(1));
  });
  test('puts what is asked for in order, and refuses more than there is', () => {
    expect(plan([120, 20]).byRows.map(({ rows }) => rows)).toEqual([20, 120]);
    expect(() => plan([20, 200])).toThrow('with 200 labelled rows, and 135 are there to train on');
    expect(() =>
      planTrials({ split: split.subarray(120), weight: undefined }, undefined, random(1, 'plan')),
    ).toThrow('with 50 labelled rows, and 30 are there');
  });
});
