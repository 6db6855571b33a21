import { registry } from '../registry.ts';
import { comparable } from './comparison.ts';
import { difference } from './difference.ts';
import type { Metric } from './metric.ts';
import { ratio } from './ratio.ts';

/** Every way of setting two groups side by side. */
export const comparisons = registry('comparison', [difference, ratio]);

/** Ids of the comparisons that have a meaning for a metric. */
export function comparisonsOf(metric: Pick<Metric, 'range'>): readonly string[] {
  return [...comparisons].filter((comparison) => comparable(metric, comparison)).map(({ id }) => id);
}
