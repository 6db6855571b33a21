import { type Estimate, referenceName, sliceKey } from '../../result/index.ts';
import { isKnownGroup, sameAttributes } from '../groups.ts';
import type { RuleKind } from '../rule.ts';

const ABSENT: Estimate = { known: false, because: 'no-rows', n: 0 };

/** Each group's comparison with its reference within strata is held to the limits. */
export const conditionalRule: RuleKind = {
  id: 'conditional',
  title: 'Comparison of like with like',
  applies: ({ given }) => given !== undefined,
  cases(rule, { measures, conditional }) {
    const own = new Map(
      measures
        .filter(({ metric }) => metric === rule.metric)
        .map(({ slice, estimate }) => [sliceKey(slice), estimate]),
    );
    return conditional
      .filter(
        ({ metric, comparison, by, given, reference, slice }) =>
          metric === rule.metric &&
          comparison === rule.comparison &&
          reference === referenceName(rule.against ?? 'rest') &&
          sameAttributes(by, rule.by) &&
          sameAttributes(given, rule.given ?? []) &&
          isKnownGroup(slice),
      )
      .map(({ slice, against, estimate }) => ({
        slice,
        ...(against && { reference: against }),
        actual: estimate,
        own: own.get(sliceKey(slice)) ?? ABSENT,
      }));
  },
};
