import { createColors } from 'picocolors';
import { describe, expect, it } from 'vitest';
import { summariseComparison } from '../../../src/cli/compare-summary.ts';
import type { CompareResult } from '../../../src/result/index.ts';
import {
  bare,
  comparisonOf,
  hostileComparison,
  partlyUnknown,
  withoutPolicy,
} from '../report/comparisons.ts';

const told = (result: CompareResult, color = false) =>
  summariseComparison(result, { colors: createColors(color) }).replaceAll('\u00a0', ' ');

describe('a comparison in one screen', () => {
  it('says what is recommended and why, then each candidate in a line', () => {
    expect(told(comparisonOf(3)).split('\n')).toEqual([
      'RECOMMENDED: distilbert-base-uncased  Screening of applications for interview (hiring)',
      '  It is one of the candidates that pass the policy.',
      '  Of those that the data cannot tell apart it is the cheapest.',
      '  A candidate picked on these rows looks better than it is.',
      '',
      '                                           verdict         (1)      (2)      (3)      parameters    multiply-adds a row',
      '  ◆ MiniLM-L6-v2 (as written)              ? inconclusive  0.790    0.711    0.211    22.7 million  2.91 billion',
      '  ◆ bert-base-uncased                      ✗ fail          0.840 ▲  0.739 ≈  0.239 ≈  109 million   14 billion',
      '  ◆ distilbert-base-uncased (recommended)  ✓ pass          0.810 ≈  0.728 ≈  0.089 ▲  66.4 million  8.49 billion',
      '',
      '  (1) Accuracy, higher is better',
      '  (2) Worst-group accuracy, higher is better',
      '  (3) Four-fifths rule, widest gap, lower is better',
      '  ◆ no other is shown to outdo it · against the audit as written: ▲ better, ▼ worse, ≈ cannot be told apart',
      '  ! Two values of "race" hold under 2 % of the rows each.',
    ]);
  });

  it('keeps its columns when it is coloured', () => {
    const escapes = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');
    expect(told(comparisonOf(8), true).replace(escapes, '')).toBe(told(comparisonOf(8)));
  });

  it('fits a screen with eight candidates', () => {
    const lines = told(comparisonOf(8)).split('\n');
    expect(lines.length).toBeLessThanOrEqual(24);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(140);
  });

  it('tells what is not known, not judged or not there', () => {
    expect(told(partlyUnknown())).toMatch(/bert-base-uncased .* 0\.840 ▲ {2}not known {2}not known/);
    expect(told(withoutPolicy())).toContain('○ not judged');
    expect(told(bare())).toMatch(/^NO RECOMMENDATION/);
  });

  it('lets no text move the cursor or turn the direction of writing', () => {
    expect(told(hostileComparison()).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
  });
});
