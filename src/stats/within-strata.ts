import type { Stratum } from './mantel-haenszel.ts';

/**
 * Two groups set side by side within strata: the shares that both come to when each stratum weighs n m / (n + m), by
 * which their difference and their ratio are those of Mantel and Haenszel (1959).
 */
export interface Standardised {
  readonly group: number;
  readonly reference: number;
  /** Rows of each in the strata that hold both. */
  readonly rows: number;
  readonly others: number;
  /** Σ n m / (n + m): as many rows of each as there are twice of, when all are compared with their like. */
  readonly compared: number;
}

/** Strata without rows of both groups tell nothing. Undefined where no other is left. */
export function standardised(strata: readonly Stratum[]): Standardised | undefined {
  let [group, reference, rows, others, compared] = [0, 0, 0, 0, 0];
  for (const [a, b] of strata) {
    if (!(a.n > 0 && b.n > 0)) continue;
    const all = a.n + b.n;
    group += (a.count * b.n) / all;
    reference += (b.count * a.n) / all;
    compared += (a.n * b.n) / all;
    rows += a.n;
    others += b.n;
  }
  if (!(compared > 0)) return undefined;
  return {
    group: Math.min(1, group / compared),
    reference: Math.min(1, reference / compared),
    rows,
    others,
    compared,
  };
}

/** A scale on which two groups are compared, with its variance in strata, many or sparse, and in independent shares. */
export interface Scale {
  /** Undefined where it has no meaning. */
  value(shares: Standardised): number | undefined;
  variance(strata: readonly Stratum[], shares: Standardised): number;
  unstratified(shares: Standardised): number;
}

/** Differences as they are (Sato 1989), ratios by their logarithms (Greenland & Robins 1985). */
export const scales: Readonly<Record<'difference' | 'ratio', Scale>> = {
  difference: {
    value: ({ group, reference }) => group - reference,
    variance(strata, { group, reference, compared }) {
      let [tilt, spread] = [0, 0];
      for (const [a, b] of strata) {
        const all = a.n + b.n;
        if (!(a.n > 0 && b.n > 0)) continue;
        tilt += (a.n ** 2 * b.count - b.n ** 2 * a.count + (a.n * b.n * (b.n - a.n)) / 2) / all ** 2;
        spread += (a.count * (b.n - b.count) + b.count * (a.n - a.count)) / (2 * all);
      }
      return ((group - reference) * tilt + spread) / compared ** 2;
    },
    unstratified: ({ group, reference, rows, others }) =>
      (group * (1 - group)) / rows + (reference * (1 - reference)) / others,
  },
  ratio: {
    value: ({ group, reference }) => (group > 0 && reference > 0 ? Math.log(group / reference) : undefined),
    variance(strata, { group, reference, compared }) {
      let sum = 0;
      for (const [a, b] of strata) {
        const all = a.n + b.n;
        if (!(a.n > 0 && b.n > 0)) continue;
        sum += (a.n * b.n * (a.count + b.count) - a.count * b.count * all) / all ** 2;
      }
      return sum / (group * reference * compared ** 2);
    },
    unstratified: ({ group, reference, rows, others }) =>
      (1 - group) / (group * rows) + (1 - reference) / (reference * others),
  },
};

/**
 * As what share of its rows two independent groups would have to have, at the same shares, to be compared as well as
 * these are within strata. Where a variance tells nothing, as of counts of 0, what it would be if both were alike.
 */
export function worthOfRows(shares: Standardised, variance: number, unstratified: number): number {
  const worth = unstratified / variance;
  const { rows, others, compared } = shares;
  return Number.isFinite(worth) && worth > 0 ? worth : compared * (1 / rows + 1 / others);
}
