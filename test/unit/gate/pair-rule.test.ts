import { expect, test } from 'vitest';
import { judge } from '../../../src/gate/judge.ts';
import type { Rule } from '../../../src/gate/rule.ts';
import type { Estimate, PairMeasure, SliceId } from '../../../src/result/index.ts';

const odds: Rule = {
  id: 'odds',
  metric: 'equalised-odds',
  ofTwo: true,
  by: ['sex'],
  atMost: 0.1,
  minimumRows: 0,
  burden: 'prove-fair',
  severity: 'block',
};
const between = (value: number, low: number, high: number): Estimate => {
  return { known: true, value, low, high, n: 300, method: 'cell-bootstrap' };
};
const beside = (
  slice: SliceId | undefined,
  estimate: Estimate,
  changes: Partial<PairMeasure> = {},
): PairMeasure => ({
  metric: 'equalised-odds',
  by: ['sex'],
  reference: 'rest',
  ...(slice && { slice }),
  estimate,
  ...changes,
});
const noComparisons = () => {
  throw new Error('a metric of two groups has no comparison');
};
const judged = (pairs: readonly PairMeasure[], rule: Rule = odds) =>
  judge(
    { measures: [], disparities: [], pairs, conditional: [], rowsOf: () => 400 },
    { rules: [rule], confidence: 0.95, multiplicity: 'none' },
    noComparisons,
    () => 'Equalised odds',
  );

test.each([
  ['passes wholly inside', between(0.04, 0, 0.08), 'pass', 0],
  ['fails wholly outside, and concerns everybody in the group', between(0.3, 0.2, 0.4), 'fail', 400],
  ['is inconclusive across the limit', between(0.09, 0, 0.2), 'inconclusive', 0],
  [
    'is inconclusive where unknown',
    { known: false, because: 'one-class', n: 3 } as Estimate,
    'inconclusive',
    400,
  ],
])('%s', (_, estimate, outcome, people) => {
  const { rules, findings } = judged([beside({ sex: 'F' }, estimate)]);
  expect(findings).toMatchObject([{ slice: { sex: 'F' }, outcome, people, expected: '≤ 0.1' }]);
  expect(rules).toMatchObject([{ kind: 'pair', against: 'rest', title: 'Equalised odds', outcome }]);
});

test('reads its own metric, attributes and reference only, neither the widest gap nor people of an unknown group', () => {
  const bad = between(0.5, 0.4, 0.6);
  const { verdict } = judged([
    beside(undefined, bad),
    beside({ sex: '(missing)' }, bad),
    beside({ sex: 'F' }, bad, { metric: 'abroca' }),
    beside({ sex: 'F' }, bad, { reference: 'overall' }),
    beside({ race: 'x' }, bad, { by: ['race'] }),
  ]);
  expect(verdict.outcome).toBe('inconclusive');
});

test('names the group that it is held beside', () => {
  const pair = beside({ sex: 'F' }, between(0.3, 0.2, 0.4), { reference: 'M', against: { sex: 'M' } });
  const { findings, rules } = judged([pair], { ...odds, against: { sex: 'M' } });
  expect(findings).toMatchObject([{ reference: { sex: 'M' }, outcome: 'fail' }]);
  expect(rules).toMatchObject([{ against: 'M' }]);
});
