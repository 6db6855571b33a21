import { describe, expect, test } from 'vitest';
import { applyRule } from '../../../src/mitigations/apply-rule.ts';
import type { DecisionRule } from '../../../src/result/index.ts';

const rule: DecisionRule = {
  schema: 1,
  mitigation: 'some',
  by: ['sex'],
  threshold: 0.5,
  groups: [
    { group: { sex: 'F' }, selection: { below: 0, steps: [{ from: 0.3, probability: 1 }] } },
    {
      group: { sex: 'M' },
      calibration: { x: [0.2, 0.6], y: [0, 1] },
      selection: { below: 0.25, steps: [{ from: 0.5, probability: 0.75 }] },
    },
  ],
  randomised: true,
  seed: 7,
};

const people = (score: readonly number[], codes: readonly number[], first = 0) => ({
  rows: Int32Array.from(score, (_, row) => first + row),
  score: Float64Array.from(score),
  attributes: [{ name: 'sex', values: ['F', 'M', 'X'], codes: Int32Array.from(codes) }],
});

describe('a decision rule', () => {
  test('holds each group to its own steps, and people of groups it does not know to the threshold', () => {
    const { decision, strangers } = applyRule(rule, people([0.3, 0.29, 0.5, 0.49], [0, 0, 2, 2]));
    expect([...decision]).toEqual([1, 0, 1, 0]);
    expect(strangers).toBe(2);
  });

  test('reads scores as the group’s calibration does: straight between points, level outside', () => {
    const { score } = applyRule(rule, people([0.1, 0.2, 0.4, 0.9, 0.1], [1, 1, 1, 1, 0]));
    for (const [row, wanted] of [0, 0, 0.5, 1, 0.1].entries()) expect(score[row]).toBeCloseTo(wanted, 12);
  });

  test('leaves to chance what it says, the same for the same row', () => {
    const many = people(Array(4000).fill(0.5), Array(4000).fill(1));
    const { decision } = applyRule(rule, many);
    const share = decision.reduce((sum, one) => sum + one, 0) / 4000;
    expect(share).toBeGreaterThan(0.72);
    expect(share).toBeLessThan(0.78);
    expect(applyRule(rule, many).decision).toEqual(decision);
    const later = applyRule(rule, people(Array(100).fill(0.5), Array(100).fill(1), 1000));
    expect(later.decision).toEqual(decision.slice(1000, 1100));
  });
});
