import type { Estimate } from '../../result/index.ts';
import { isKnownGroup, sliceKey } from '../groups.ts';
import type { RuleKind } from '../rule.ts';

const ABSENT: Estimate = { known: false, because: 'no-rows', n: 0 };

/** Each group's comparison with its reference is held to the limits. */
export const disparityRule: RuleKind = {
  id: 'disparity',
  title: 'Comparison between groups',
  applies: (rule) => rule.comparison !== undefined,
  cases(rule, { measures, disparities }) {
    const own = new Map(
      measures
        .filter(({ metric }) => metric === rule.metric)
        .map(({ slice, estimate }) => [sliceKey(slice), estimate]),
    );
    const reference = referenceName(rule.against);
    return disparities.flatMap(({ metric, comparison, by, reference: to, slice, against, estimate }) =>
      slice !== undefined &&
      metric === rule.metric &&
      comparison === rule.comparison &&
      to === reference &&
      sameAttributes(by, rule.by) &&
      isKnownGroup(slice)
        ? [
            {
              slice,
              ...(against && { reference: against }),
              actual: estimate,
              own: own.get(sliceKey(slice)) ?? ABSENT,
            },
          ]
        : [],
    );
  },
};

/** How a disparity names its reference: `best`, `rest`, `overall`, or the named group's own values. */
export function referenceName(against: string | Readonly<Record<string, string>> | undefined): string {
  if (against === undefined) return 'best';
  return typeof against === 'string' ? against : Object.values(against).join(', ');
}

function sameAttributes(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((name) => b.includes(name));
}
