import { chiSquaredTail } from './chi-squared.ts';
import type { Counted } from './counted.ts';
import { normalTails } from './normal.ts';
import type { Tested } from './tested.ts';

/** The same two groups within one stratum, such as a branch or a requisition. */
export type Stratum = readonly [group: Counted, reference: Counted];

/** Odds ratio that all strata share (Mantel & Haenszel 1959). Undefined where nothing speaks against an infinite one. */
export function commonOddsRatio(strata: readonly Stratum[]): number | undefined {
  let for1 = 0;
  let against = 0;
  for (const [a, b] of strata) {
    for1 += (a.count * (b.n - b.count)) / (a.n + b.n);
    against += (b.count * (a.n - a.count)) / (a.n + b.n);
  }
  return against > 0 ? for1 / against : undefined;
}

/**
 * Test that within strata both groups have the same proportion, without continuity correction. The statistic is
 * signed: above 0 where the first group has more than its share. Undefined where no stratum can tell.
 */
export function mantelHaenszel(strata: readonly Stratum[]): Tested | undefined {
  let excess = 0;
  let variance = 0;
  for (const [a, b] of strata) {
    const all = a.n + b.n;
    const counted = a.count + b.count;
    if (all <= 1) continue;
    excess += a.count - (a.n * counted) / all;
    variance += (a.n * b.n * counted * (all - counted)) / (all ** 2 * (all - 1));
  }
  if (!(variance > 0)) return undefined;
  const statistic = excess / Math.sqrt(variance);
  return { statistic, p: normalTails(statistic) };
}

/**
 * Test that all strata share one odds ratio (Breslow & Day 1980, with Tarone's correction of 1985). Strata in which all
 * rows are alike tell nothing and are left out. Undefined of fewer than two others, or without a common odds ratio > 0.
 */
export function breslowDay(strata: readonly Stratum[]): (Tested & { readonly df: number }) | undefined {
  const telling = strata.filter(
    ([a, b]) => a.n > 0 && b.n > 0 && a.count + b.count > 0 && a.count + b.count < a.n + b.n,
  );
  const odds = commonOddsRatio(telling);
  if (telling.length < 2 || odds === undefined || odds === 0) return undefined;
  let statistic = 0;
  let excess = 0;
  let variance = 0;
  for (const [a, b] of telling) {
    const counted = a.count + b.count;
    const expected = expectedCount(a.n, b.n, counted, odds);
    const own =
      1 / (1 / expected + 1 / (counted - expected) + 1 / (a.n - expected) + 1 / (b.n - counted + expected));
    statistic += (a.count - expected) ** 2 / own;
    excess += a.count - expected;
    variance += own;
  }
  statistic = Math.max(0, statistic - excess ** 2 / variance);
  const df = telling.length - 1;
  return { statistic, df, p: chiSquaredTail(statistic, df) };
}

/** The count of the first group at which the table has this odds ratio, its margins kept. */
function expectedCount(n: number, m: number, counted: number, odds: number): number {
  const lead = 1 - odds;
  const middle = m - counted + odds * (n + counted);
  const last = -odds * n * counted;
  const root = Math.sqrt(middle ** 2 - 4 * lead * last);
  return (-2 * last) / (middle + root);
}
