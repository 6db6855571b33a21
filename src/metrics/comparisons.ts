import { registry } from '../registry.ts';
import { betweenGroupInequality } from './between-group-inequality.ts';
import { difference } from './difference.ts';
import { differentialFairness } from './differential-fairness.ts';
import { logRatio } from './log-ratio.ts';
import { meanDifference } from './mean-difference.ts';
import type { Metric } from './metric.ts';
import { ratio } from './ratio.ts';
import { unsuited } from './suited.ts';
import { varianceBetweenGroups } from './variance-between-groups.ts';

/** Every way of setting groups side by side. */
export const comparisons = registry('comparison', [
  difference,
  ratio,
  logRatio,
  meanDifference,
  varianceBetweenGroups,
  differentialFairness,
  betweenGroupInequality,
]);

/** Ids of the comparisons that have a meaning for a metric. */
export function comparisonsOf(metric: Pick<Metric, 'range' | 'count'>): readonly string[] {
  return [...comparisons].filter(({ suits }) => unsuited(metric, suits) === undefined).map(({ id }) => id);
}
