import type { Estimate, Finding } from '../result/index.ts';
import { corrections } from '../stats/corrections.ts';
import { criticalValue, normalTails } from '../stats/normal.ts';
import { brokenLimit } from './people.ts';
import type { Rule } from './rule.ts';

/** A finding and the rule that it is of. */
export interface Judged {
  readonly rule: Rule;
  readonly finding: Finding;
}

/**
 * A gate that looks at many groups fails one of them by chance sooner or later. Failures are held to Holm’s correction over
 * all findings of the rules that block: one that is not among those found together is inconclusive. A finding’s p-value is
 * how far its interval would have to widen to reach the limit, so that without other findings nothing changes.
 */
export function correct(judged: readonly Judged[], confidence: number): readonly Judged[] {
  const tested = judged.filter(({ rule, finding }) => rule.severity === 'block' && finding.actual.known);
  const adjusted = corrections
    .get('holm')
    .adjust(tested.map(({ rule, finding }) => pOfFinding(finding, rule, confidence)));
  const byFinding = new Map(tested.map(({ finding }, index) => [finding, adjusted[index] as number]));
  return judged.map(({ rule, finding }) => {
    const p = byFinding.get(finding);
    if (p === undefined || finding.outcome !== 'fail' || finding.legs) return { rule, finding };
    const outcome = p <= 1 - confidence ? 'fail' : rule.burden === 'prove-unfair' ? 'pass' : 'inconclusive';
    return { rule, finding: { ...finding, outcome, adjusted: p } };
  });
}

function pOfFinding({ actual, legs }: Finding, rule: Rule, confidence: number): number {
  const significance = legs?.find(({ id }) => id === 'significance')?.actual;
  return significance ?? pOfLimit(actual, rule, confidence);
}

/** Two-sided, of standing at the limit that is broken; 1 where none is. */
function pOfLimit(actual: Estimate, rule: Rule, confidence: number): number {
  if (!actual.known) return 1;
  const limit = brokenLimit(actual.value, rule);
  if (limit === undefined) return 1;
  const half = limit > actual.value ? actual.high - actual.value : actual.value - actual.low;
  if (half === 0) return 0;
  return normalTails((criticalValue(confidence) * Math.abs(limit - actual.value)) / half);
}
