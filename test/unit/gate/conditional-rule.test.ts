import { expect, test } from 'vitest';
import { judge } from '../../../src/gate/judge.ts';
import type { Rule } from '../../../src/gate/rule.ts';
import type { ConditionalDisparity, Estimate } from '../../../src/result/index.ts';

const likeWithLike: Rule = {
  id: 'like',
  metric: 'selection-rate',
  comparison: 'ratio',
  by: ['sex'],
  given: ['requisition'],
  atLeast: 0.8,
  minimumRows: 0,
  burden: 'prove-fair',
  severity: 'block',
};
const between = (value: number, low: number, high: number): Estimate => {
  return { known: true, value, low, high, n: 300, method: 'mantel-haenszel' };
};
const compared = (estimate: Estimate, changes: Partial<ConditionalDisparity> = {}): ConditionalDisparity => ({
  metric: 'selection-rate',
  comparison: 'ratio',
  by: ['sex'],
  given: ['requisition'],
  reference: 'rest',
  slice: { sex: 'F' },
  estimate,
  strata: { used: 4, oneSided: 0, empty: 0, unplaced: 0 },
  ...changes,
});
const judged = (conditional: readonly ConditionalDisparity[], rule: Rule = likeWithLike) =>
  judge(
    { measures: [], disparities: [], pairs: [], conditional, rowsOf: () => 400 },
    { rules: [rule], confidence: 0.95, multiplicity: 'none' },
    () => ({ title: 'Ratio', fair: 1, towards: (own, actual, limit) => (own * limit) / actual }),
    () => 'Selection rate',
  );

test.each([
  ['pass', between(0.95, 0.85, 1.1)],
  ['fail', between(0.6, 0.5, 0.7)],
  ['inconclusive', between(0.85, 0.7, 1)],
  ['inconclusive', { known: false, because: 'no-common-stratum', n: 9 } as const],
])('%s', (outcome, estimate) => {
  const { verdict, rules, findings } = judged([compared(estimate)]);
  expect(verdict.outcome).toBe(outcome);
  expect(rules).toMatchObject([
    {
      kind: 'conditional',
      title: 'Selection rate: ratio within requisition',
      against: 'rest',
      given: ['requisition'],
    },
  ]);
  expect(findings).toMatchObject([{ slice: { sex: 'F' }, actual: estimate }]);
});

test('nothing that was asked for is inconclusive', () => {
  const bad = between(0.2, 0.1, 0.3);
  for (const other of [
    compared(bad, { metric: 'accuracy' }),
    compared(bad, { comparison: 'difference' }),
    compared(bad, { by: ['race'] }),
    compared(bad, { given: ['branch'] }),
    compared(bad, { reference: 'M' }),
    compared(bad, { slice: { sex: '(missing)' } }),
  ]) {
    expect(judged([other])).toMatchObject({ verdict: { outcome: 'inconclusive' }, findings: [] });
  }
});

test('a named reference is told with the finding', () => {
  const named = compared(between(0.9, 0.85, 0.97), { reference: 'M', against: { sex: 'M' } });
  const { findings } = judged([named], { ...likeWithLike, against: { sex: 'M' } });
  expect(findings).toMatchObject([{ outcome: 'pass', reference: { sex: 'M' } }]);
});
