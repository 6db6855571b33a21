import type { Estimate, Outcome } from '../result/index.ts';
import type { Rule } from './rule.ts';

/**
 * An interval decides, not a point: wholly inside the limits passes, wholly outside fails, anything else is
 * inconclusive (unless the burden is to prove unfairness). What is not known, or rests on too few rows, never passes.
 */
export function decide(
  actual: Estimate,
  rows: number,
  rule: Pick<Rule, 'atLeast' | 'atMost' | 'minimumRows' | 'burden'>,
): Outcome {
  if (!actual.known || rows < rule.minimumRows) return 'inconclusive';
  const floor = rule.atLeast ?? Number.NEGATIVE_INFINITY;
  const ceiling = rule.atMost ?? Number.POSITIVE_INFINITY;
  if (actual.high < floor || actual.low > ceiling) return 'fail';
  if (actual.low >= floor && actual.high <= ceiling) return 'pass';
  return rule.burden === 'prove-unfair' ? 'pass' : 'inconclusive';
}

/** The most serious outcome: fail over inconclusive over pass. Nothing judged is inconclusive. */
export function worst(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.includes('fail')) return 'fail';
  return outcomes.length === 0 || outcomes.includes('inconclusive') ? 'inconclusive' : 'pass';
}
