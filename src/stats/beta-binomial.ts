import { betaQuantile } from './beta.ts';
import type { Counted } from './counted.ts';
import type { Limits } from './interval.ts';

/** What is believed of a group's share before its own rows are seen: as if `size` rows had been, `share` of them counted. */
export interface BetaPrior {
  readonly share: number;
  readonly size: number;
}

const LEAST = 0.1;

/**
 * How the shares of groups scatter around their common one, by the method of moments (Kleinman 1973). Groups that
 * scatter no more than by chance leave a prior of as many rows as there are in all, never more; of groups that could not
 * scatter farther it is a tenth of a row, never less, so that something is believed of each.
 * @param groups at least two, not all rows alike
 */
export function betaPrior(groups: readonly Counted[]): BetaPrior {
  const sum = (of: (group: Counted) => number) => groups.reduce((all, group) => all + of(group), 0);
  const rows = sum(({ n }) => n);
  const share = sum(({ count }) => count) / rows;
  const spread = share * (1 - share);
  const free = groups.length - 1;
  const scatter = sum(({ count, n }) => n * (count / n - share) ** 2);
  const alike = (scatter - spread * free) / (spread * (rows - sum(({ n }) => n * n) / rows - free));
  return { share, size: alike > 0 ? Math.min(rows, Math.max(LEAST, (1 - alike) / alike)) : rows };
}

/**
 * A group's share drawn towards the common one, the more so the fewer rows it has: mean and equal-tailed limits of what
 * is believed of it after the count.
 */
export function shrink({ count, n }: Counted, { share, size }: BetaPrior, confidence: number): Limits {
  const a = size * share + count;
  const b = size * (1 - share) + n - count;
  const tail = (1 - confidence) / 2;
  return {
    value: a / (a + b),
    low: betaQuantile(a, b, tail, 1 - tail),
    high: betaQuantile(a, b, 1 - tail, tail),
  };
}
