import { chiSquaredTail } from './chi-squared.ts';
import type { Counted } from './counted.ts';
import type { Tested } from './tested.ts';

/** A test of many groups at once. */
export interface ManyTested extends Tested {
  /** Degrees of freedom: groups − 1. */
  readonly df: number;
  /** The approximation is usually trusted from 5 on. */
  readonly smallestExpected: number;
}

/** Pearson's χ² test that all groups have one proportion. Undefined of one group, or where all rows are alike. */
export function pearsonChiSquared(groups: readonly Counted[]): ManyTested | undefined {
  return tested(groups, (observed, expected) => (observed - expected) ** 2 / expected);
}

/** Likelihood-ratio (G) test that all groups have one proportion. Undefined of one group, or where all rows are alike. */
export function gTest(groups: readonly Counted[]): ManyTested | undefined {
  return tested(groups, (observed, expected) =>
    observed === 0 ? 0 : 2 * observed * Math.log(observed / expected),
  );
}

function tested(
  groups: readonly Counted[],
  part: (observed: number, expected: number) => number,
): ManyTested | undefined {
  const counted = groups.reduce((sum, { count }) => sum + count, 0);
  const all = groups.reduce((sum, { n }) => sum + n, 0);
  if (groups.length < 2 || counted === 0 || counted === all) return undefined;
  let statistic = 0;
  let smallestExpected = Number.MAX_VALUE;
  for (const { count, n } of groups) {
    const expected = (n * counted) / all;
    statistic += part(count, expected) + part(n - count, n - expected);
    smallestExpected = Math.min(smallestExpected, expected, n - expected);
  }
  statistic = Math.max(0, statistic);
  const df = groups.length - 1;
  return { statistic, df, p: chiSquaredTail(statistic, df), smallestExpected };
}
