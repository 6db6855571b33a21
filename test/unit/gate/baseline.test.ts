import { describe, expect, test } from 'vitest';
import { baselineOf, pruned, ratchet } from '../../../src/gate/baseline.ts';
import type { AuditResult, KnownFinding } from '../../../src/result/index.ts';
import { hiring } from '../report/results.ts';
import { between, found } from './samples.ts';

const known = (changes: Partial<KnownFinding> = {}): KnownFinding => ({
  rule: 'four-fifths',
  metric: 'selection-rate',
  slice: { sex: 'F' },
  direction: 'below',
  actual: between(0.62, 0.52, 0.74),
  ...changes,
});
const held = (entries: readonly KnownFinding[], finding = found()) =>
  ratchet([finding], entries, () => 'selection-rate');

describe('what was known', () => {
  test('is let through where it is no worse than by chance', () => {
    const { findings, fixed } = held([known()]);
    expect(findings).toMatchObject([{ outcome: 'waived', exemption: { by: 'baseline', was: 'fail' } }]);
    expect(fixed).toEqual([]);
  });

  test('counts where the interval of its difference from then lies beyond 0', () => {
    // .62 − .40 = .22 against √(.12² + .10²) = .156
    const worse = found({ actual: between(0.4, 0.3, 0.52) });
    expect(held([known()], worse).findings).toMatchObject([{ outcome: 'fail' }]);
    // .62 − .50 = .12 is within it
    const hardly = found({ actual: between(0.5, 0.4, 0.62) });
    expect(held([known()], hardly).findings).toMatchObject([{ outcome: 'waived' }]);
  });

  test('counts where its number cannot be had any more', () => {
    const gone = found({ outcome: 'inconclusive', actual: { known: false, because: 'no-rows', n: 0 } });
    expect(held([known()], gone).findings).toMatchObject([{ outcome: 'inconclusive' }]);
  });

  test.each([
    ['another group', { slice: { sex: 'M' } }],
    ['another rule', { rule: 'quality' }],
    ['another metric', { metric: 'precision' }],
    ['the other side', { direction: 'above' as const }],
  ])('of %s lets nothing through, and is fixed', (_, changes) => {
    const { findings, fixed } = held([known(changes)]);
    expect(findings).toMatchObject([{ outcome: 'fail' }]);
    expect(fixed).toHaveLength(1);
  });
});

describe('a baseline', () => {
  const result: AuditResult = hiring();

  test('holds all that does not pass, and nothing else', () => {
    const { findings } = baselineOf(result);
    expect(findings.length).toBe(result.findings.filter(({ outcome }) => outcome !== 'pass').length);
    expect(findings.length).toBeGreaterThan(2);
  });

  test('loses what is fixed when it is pruned, and gains nothing', () => {
    const baseline = baselineOf(result);
    const [first, ...others] = result.findings.filter(({ outcome }) => outcome !== 'pass');
    const better = {
      ...result,
      findings: result.findings.map((each) =>
        each === first ? { ...each, outcome: 'pass' as const } : each,
      ),
    };
    expect(pruned(baseline, better).findings).toHaveLength(others.length);
    expect(pruned({ ...baseline, findings: [] }, result).findings).toEqual([]);
  });
});
