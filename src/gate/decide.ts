import type { Decision, Estimate, Outcome } from '../result/index.ts';
import { decideByLegs, hasLegs, legsOf } from './legs.ts';
import type { Case, Rule } from './rule.ts';

/** What a rule says of a case, and each part of it where it asks for several. */
export function decideCase(found: Case, rows: number, rule: Rule): Pick<Decided, 'outcome' | 'legs'> {
  if (!hasLegs(rule)) return { outcome: decide(found.actual, rows, rule) };
  const legs = legsOf(found, rule);
  if (!legs || rows < rule.minimumRows) return { outcome: 'inconclusive' };
  return { outcome: decideByLegs(legs, rule.burden), legs };
}

interface Decided {
  readonly outcome: Decision;
  readonly legs?: ReturnType<typeof legsOf>;
}

/**
 * An interval decides, not a point: wholly inside the limits passes, wholly outside fails, anything else is
 * inconclusive (unless the burden is to prove unfairness). What is not known, or rests on too few rows, never passes.
 */
export function decide(
  actual: Estimate,
  rows: number,
  rule: Pick<Rule, 'atLeast' | 'atMost' | 'minimumRows' | 'burden'>,
): Decision {
  if (!actual.known || rows < rule.minimumRows) return 'inconclusive';
  const floor = rule.atLeast ?? Number.NEGATIVE_INFINITY;
  const ceiling = rule.atMost ?? Number.POSITIVE_INFINITY;
  if (actual.high < floor || actual.low > ceiling) return 'fail';
  if (actual.low >= floor && actual.high <= ceiling) return 'pass';
  return rule.burden === 'prove-unfair' ? 'pass' : 'inconclusive';
}

/** The most serious outcome: fail over inconclusive over waived over pass. Nothing judged is inconclusive. */
export function worst(outcomes: readonly Outcome[]): Outcome {
  if (outcomes.length === 0) return 'inconclusive';
  return (
    (['fail', 'inconclusive', 'waived'] as const).find((outcome) => outcomes.includes(outcome)) ?? 'pass'
  );
}
