import type { Estimate } from '../../result/index.ts';
import type { Interval } from '../../stats/interval.ts';
import type { Comparison } from '../comparison.ts';
import { comparisons } from '../comparisons.ts';
import { metrics } from '../index.ts';
import type { Asked, ComparingRule, Criterion, CriterionKind } from './criterion.ts';

/** Of each rule that compares groups, how far all its groups together are from equal; rules that ask the same are one. */
export const gaps: CriterionKind = ({ rules, ...audit }) => {
  const question = ({ metric, comparison, by }: ComparingRule) =>
    JSON.stringify([metric, comparison, [...by].sort()]);
  const asked = new Map(rules.toReversed().map((rule) => [question(rule), rule]));
  return rules.filter((rule) => asked.get(question(rule)) === rule).map((rule) => gapOf(rule, audit));
};

function gapOf(
  { id, title, metric: name, comparison: how, by: names }: ComparingRule,
  { attributes, intervals }: Pick<Asked, 'attributes' | 'intervals'>,
): Criterion {
  const metric = metrics.get(name);
  const comparison: Comparison = comparisons.get(how);
  const by = names.map((attribute) => attributes.indexOf(attribute)).sort((a, b) => a - b);
  return {
    said: {
      id,
      title: `${title}: distance from equal`,
      why: `How far the groups by ${names.join(' and ')} are from equal in the ${comparison.title.toLowerCase()} of their ${metric.title.toLowerCase()}: 0 where there is no gap.`,
      kind: 'disparity',
      better: 'lower',
    },
    metric,
    groupings: [by],
    estimate: (readings, confidence) =>
      fromFair(comparison.ofAll({ metric, confidence, intervals, readings: readings(by) }), comparison.fair),
  };
}

/** How far a comparison is from what equal groups give. */
function fromFair(estimate: Estimate, fair: number): Estimate {
  if (!estimate.known) return estimate;
  return { ...estimate, value: Math.abs(estimate.value - fair), ...distances(estimate, fair) };
}

function distances({ low, high }: Interval, fair: number): Interval {
  const [a, b] = [Math.abs(low - fair), Math.abs(high - fair)];
  return { low: low <= fair && fair <= high ? 0 : Math.min(a, b), high: Math.max(a, b) };
}
