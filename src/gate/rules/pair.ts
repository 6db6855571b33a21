import { type Estimate, referenceName } from '../../result/index.ts';
import { isKnownGroup, sameAttributes } from '../groups.ts';
import type { Rule, RuleKind } from '../rule.ts';

/** A group has no number of its own in a metric of two. */
const NO_OWN: Estimate = { known: false, because: 'one-group', n: 0 };

/** Whom each group is held beside. */
export function besideOf({ against }: Pick<Rule, 'against'>): string {
  return referenceName(against ?? 'rest');
}

/** A metric of two groups, of each group and the one it is held beside, is held to the limits. */
export const pairRule: RuleKind = {
  id: 'pair',
  title: 'Two groups at once',
  applies: ({ ofTwo }) => ofTwo === true,
  cases: (rule, { pairs }) =>
    pairs.flatMap(({ metric, by, reference, slice, against, estimate }) =>
      slice !== undefined &&
      metric === rule.metric &&
      reference === besideOf(rule) &&
      sameAttributes(by, rule.by) &&
      isKnownGroup(slice)
        ? [{ slice, ...(against && { reference: against }), actual: estimate, own: NO_OWN }]
        : [],
    ),
};
