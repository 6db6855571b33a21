import { describe, expect, test } from 'vitest';
import { type Waiver, waive } from '../../../src/gate/waivers.ts';
import { between, found, fourFifths } from './samples.ts';

const waiver = (changes: Partial<Waiver> = {}): Waiver => ({
  finding: { rule: 'four-fifths', slice: { sex: 'F' } },
  reason: 'A new model is being trained',
  owner: 'Ada',
  approvedBy: 'Grace',
  created: '2026-01-01',
  expires: '2026-03-01',
  ...changes,
});

const standing = (waivers: readonly Waiver[], asOf = '2026-02-01', findings = [found()]) => {
  const { findings: settled, records } = waive(findings, waivers, [fourFifths()], asOf);
  return {
    outcomes: settled.map(({ outcome }) => outcome),
    settled,
    states: records.map(({ state }) => state),
  };
};

describe('a waiver', () => {
  test('lets its finding through and says who answers for it', () => {
    const { outcomes, settled, states } = standing([waiver({ ticket: 'RISK-7' })]);
    expect(outcomes).toEqual(['waived']);
    expect(states).toEqual(['applied']);
    expect(settled[0]?.exemption).toEqual({
      by: 'waiver',
      was: 'fail',
      why: 'A new model is being trained (answers for it: Ada; approved by Grace, RISK-7; until 2026-03-01)',
    });
  });

  test.each([
    ['on its first day', '2026-01-01', 'waived', 'applied'],
    ['on its last day', '2026-03-01', 'waived', 'applied'],
    ['before it begins', '2025-12-31', 'fail', 'not-yet'],
    ['after it expired', '2026-03-02', 'fail', 'expired'],
  ])('%s: %s is %s', (_, asOf, outcome, state) => {
    expect(standing([waiver()], asOf)).toMatchObject({ outcomes: [outcome], states: [state] });
  });

  test.each([
    ['as large as allowed', 0.2, 'waived', 'applied'],
    ['larger than allowed', 0.19, 'fail', 'worsened'],
  ])('is void by a shortfall %s', (_, voidAbove, outcome, state) => {
    const same = [found({ actual: between(0.600001, 0.5, 0.72) })];
    expect(standing([waiver({ voidAbove })], '2026-02-01', same)).toMatchObject({
      outcomes: [outcome],
      states: [state],
    });
  });

  test('is void where the number is not known any more', () => {
    const gone = [found({ outcome: 'inconclusive', actual: { known: false, because: 'no-rows', n: 0 } })];
    expect(standing([waiver({ voidAbove: 1 })], '2026-02-01', gone).states).toEqual(['worsened']);
  });

  test.each([
    ['another rule', { rule: 'quality', slice: { sex: 'F' } }],
    ['another group', { rule: 'four-fifths', slice: { sex: 'M' } }],
    ['the other side', { rule: 'four-fifths', slice: { sex: 'F' }, direction: 'above' as const }],
  ])('of %s lets nothing through', (_, finding) => {
    expect(standing([waiver({ finding })])).toMatchObject({ outcomes: ['fail'], states: ['orphaned'] });
  });

  test('has nothing to do with what passes', () => {
    expect(standing([waiver()], '2026-02-01', [found({ outcome: 'pass' })])).toMatchObject({
      outcomes: ['pass'],
      states: ['orphaned'],
    });
  });
});
