import { describe, expect, it } from 'vitest';
import { standing } from '../../../src/report/standing.ts';
import type { Estimate } from '../../../src/result/index.ts';

const of = (value: number, adjusted?: number) => {
  const estimate: Estimate = {
    known: true,
    value,
    low: value - 1,
    high: value + 1,
    n: 100,
    method: 'recovered',
  };
  return {
    candidate: 'a',
    against: 'b',
    criterion: 'c',
    estimate,
    ...(adjusted === undefined ? {} : { adjusted }),
  };
};

describe('how a candidate stands', () => {
  it.each([
    [0.1, 0.01, 'higher', 'better'],
    [0.1, 0.01, 'lower', 'worse'],
    [-0.1, 0.05, 'lower', 'better'],
    [-0.1, 0.01, 'higher', 'worse'],
    [0.1, 0.051, 'higher', 'same'],
    [0.1, undefined, 'higher', 'same'],
    [0, 0, 'higher', 'same'],
  ] as const)('a difference of %d, p %d, where %s is better: %s', (value, adjusted, better, expected) => {
    expect(standing(of(value, adjusted), { better }, 0.95)).toBe(expected);
  });

  it('is not known where the difference is not', () => {
    const estimate: Estimate = { known: false, because: 'no-rows', n: 0 };
    expect(standing({ ...of(1, 0), estimate }, { better: 'higher' }, 0.95)).toBe('unknown');
  });
});
