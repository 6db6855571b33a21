import { type Estimate, referenceName, sliceKey } from '../../result/index.ts';
import { isKnownGroup, sameAttributes } from '../groups.ts';
import type { RuleKind } from '../rule.ts';

const ABSENT: Estimate = { known: false, because: 'no-rows', n: 0 };

/**
 * Each group's comparison with its reference is held to the limits; where only all groups together are compared, what
 * they come to.
 */
export const disparityRule: RuleKind = {
  id: 'disparity',
  title: 'Comparison between groups',
  applies: ({ comparison, given }) => comparison !== undefined && given === undefined,
  cases(rule, { measures, disparities }) {
    const own = new Map(
      measures
        .filter(({ metric }) => metric === rule.metric)
        .map(({ slice, estimate }) => [sliceKey(slice), estimate]),
    );
    const reference = referenceName(rule.against ?? 'best');
    const compared = disparities.filter(
      ({ metric, comparison, by, reference: to }) =>
        metric === rule.metric &&
        comparison === rule.comparison &&
        to === reference &&
        sameAttributes(by, rule.by),
    );
    const groups = compared.filter(({ slice }) => slice !== undefined);
    return (groups.length > 0 ? groups : compared)
      .filter(({ slice = {} }) => isKnownGroup(slice))
      .map(({ slice = {}, against, estimate, detectable }) => ({
        slice,
        ...(against && { reference: against }),
        actual: estimate,
        own: own.get(sliceKey(slice)) ?? ABSENT,
        ...(detectable && { detectable }),
        ...(against && { other: own.get(sliceKey(against)) ?? ABSENT }),
      }));
  },
};
