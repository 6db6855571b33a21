import { isGroupBy } from '../../result/index.ts';
import { isKnownGroup } from '../groups.ts';
import type { RuleKind } from '../rule.ts';

/** The metric itself, of everyone or of each group, is held to the limits. */
export const levelRule: RuleKind = {
  id: 'level',
  title: 'Level of a metric',
  applies: (rule) => rule.comparison === undefined && rule.ofTwo === undefined,
  cases: (rule, { measures }) =>
    measures
      .filter(
        ({ metric, slice }) => metric === rule.metric && isGroupBy(slice, rule.by) && isKnownGroup(slice),
      )
      .map(({ slice, estimate }) => ({ slice, actual: estimate, own: estimate })),
};
