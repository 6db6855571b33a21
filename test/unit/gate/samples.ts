import type { Rule } from '../../../src/gate/rule.ts';
import type { Estimate, Finding } from '../../../src/result/index.ts';

export const between = (value: number, low: number, high: number, n = 1000): Estimate => {
  return { known: true, value, low, high, n, count: Math.round(value * n), method: 'wilson' };
};

export const fourFifths = (changes: Partial<Rule> = {}): Rule => ({
  id: 'four-fifths',
  metric: 'selection-rate',
  comparison: 'ratio',
  by: ['sex'],
  atLeast: 0.8,
  minimumRows: 0,
  burden: 'prove-fair',
  severity: 'block',
  ...changes,
});

/** A finding of that rule. */
export const found = (changes: Partial<Finding> = {}): Finding => ({
  rule: 'four-fifths',
  slice: { sex: 'F' },
  outcome: 'fail',
  direction: 'below',
  expected: '≥ 0.8',
  actual: between(0.6, 0.5, 0.72),
  people: 40,
  ...changes,
});
