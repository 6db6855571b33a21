import type { Decision, KnownEstimate, Leg } from '../result/index.ts';
import { fisherExact } from '../stats/fisher-exact.ts';
import { twoProportionZ } from '../stats/two-proportion-z.ts';
import { limitInWords } from './limit-in-words.ts';
import { brokenLimit } from './people.ts';
import type { Case, Rule } from './rule.ts';

/** With fewer rows in either group the exact test takes over, as US federal contractors’ audits have it. */
const FEW = 30;

/** Whether a rule asks for more than its limit. */
export function hasLegs({ significance, floor }: Pick<Rule, 'significance' | 'floor'>): boolean {
  return significance !== undefined || floor !== undefined;
}

/**
 * What a rule asks for besides its limit, each by itself: the shares differ by more than chance would make of equal ones,
 * and by as much as matters. Here the point estimate stands for the limit, as the test carries the doubt. Undefined where
 * a share of either group is not known.
 */
export function legsOf({ actual, own, other }: Case, rule: Rule): readonly Leg[] | undefined {
  if (!actual.known || !hasCount(own) || !hasCount(other)) return undefined;
  const { significance, floor } = rule;
  const legs: Leg[] = [
    {
      id: 'limit',
      expected: limitInWords(rule),
      actual: actual.value,
      broken: brokenLimit(actual.value, rule) !== undefined,
    },
  ];
  if (significance !== undefined) {
    const p = pOf(own, other);
    legs.push({ id: 'significance', expected: `p ≥ ${significance}`, actual: p, broken: p < significance });
  }
  if (floor !== undefined) {
    const apart = Math.abs(own.value - other.value);
    legs.push({ id: 'floor', expected: `difference < ${floor}`, actual: apart, broken: apart >= floor });
  }
  return legs;
}

/** All broken fails, none passes; where only some are, who bears the burden of proof decides. */
export function decideByLegs(legs: readonly Leg[], burden: Rule['burden']): Decision {
  if (legs.every(({ broken }) => broken)) return 'fail';
  if (burden === 'prove-unfair') return 'pass';
  return legs.some(({ broken }) => broken) ? 'inconclusive' : 'pass';
}

type Counted = KnownEstimate & { readonly count: number };

function hasCount(estimate: Case['other']): estimate is Counted {
  return estimate?.known === true && estimate.count !== undefined;
}

/** Two-sided, of no difference between two shares; 1 where neither varies. */
function pOf(own: Counted, other: Counted): number {
  const few = Math.min(own.n, other.n) < FEW;
  const whole = [own.count, other.count].every(Number.isInteger);
  return few && whole ? fisherExact(own, other).p : (twoProportionZ(own, other, 'pooled')?.p ?? 1);
}
