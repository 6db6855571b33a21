import { describe, expect, it } from 'vitest';
import { logistic } from '../../../src/stats/logistic.ts';

describe('logistic regression', () => {
  it('of two points is their log odds ratio', () => {
    const line = logistic([
      { x: 0, successes: 30, failures: 10 },
      { x: 2, successes: 8, failures: 24 },
    ]);
    expect(line?.intercept).toBeCloseTo(Math.log(3), 12);
    expect(line?.slope).toBeCloseTo((Math.log(1 / 3) - Math.log(3)) / 2, 12);
  });

  it('solves the score equations where points lie far out', () => {
    const trials = [
      { x: -18, successes: 1, failures: 40 },
      { x: -2, successes: 5, failures: 9 },
      { x: 1, successes: 11, failures: 3 },
      { x: 18, successes: 30, failures: 2 },
    ];
    const line = logistic(trials);
    if (!line) throw new Error('the points overlap');
    let [level, lean] = [0, 0];
    for (const { x, successes, failures } of trials) {
      const expected = (successes + failures) / (1 + Math.exp(-(line.intercept + line.slope * x)));
      level += successes - expected;
      lean += x * (successes - expected);
    }
    expect(level).toBeCloseTo(0, 9);
    expect(lean).toBeCloseTo(0, 8);
  });

  it('has no line where successes and failures do not overlap', () => {
    expect(logistic([{ x: 0, successes: 3, failures: 2 }])).toBeUndefined();
    expect(logistic([])).toBeUndefined();
    const apart = [
      { x: 0, successes: 0, failures: 2 },
      { x: 1, successes: 1, failures: 1 },
      { x: 2, successes: 3, failures: 0 },
    ];
    expect(logistic(apart)).toBeUndefined();
  });
});
