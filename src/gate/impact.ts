import type { Estimate, Impact } from '../result/index.ts';
import { adverseImpact } from '../stats/adverse-impact.ts';
import type { Case, Rule } from './rule.ts';

/**
 * Undefined where the case is no ratio of two shares of whole rows with a least one.
 * @param fair what equal groups give: 1 of a ratio
 */
export function impactOf({ own, other }: Case, { atLeast }: Rule, fair: number): Impact | undefined {
  if (fair !== 1 || atLeast === undefined || atLeast <= 0 || atLeast > 1) return undefined;
  const [group, reference] = [own, other].map(counted);
  return group && reference ? adverseImpact(group, reference, atLeast) : undefined;
}

/** A share of rows that weigh alike is its count divided by the rows, but for rounding. */
const SAME = 1e-9;

function counted(estimate: Estimate | undefined) {
  if (!estimate?.known || estimate.count === undefined) return undefined;
  const { count, n, value } = estimate;
  const isOfRows = Number.isInteger(count) && count <= n && Math.abs(count / n - value) < SAME;
  return isOfRows ? { count, n } : undefined;
}
