import type { Counted } from './counted.ts';
import { hypergeometric } from './hypergeometric.ts';

/** Probabilities this near to each other count as equal, as in R. */
const SAME = 1 + 1e-7;

/** Exact p-values of a 2 × 2 table with both margins fixed. */
export interface FisherExact {
  /** Of a table at most as likely as this one (Fisher 1935). */
  readonly p: number;
  /** With half of this table's own probability only, which is less cautious (Lancaster 1961). */
  readonly midP: number;
  /** Of a count of the first group that is as low or lower. */
  readonly less: number;
  /** Of a count of the first group that is as high or higher. */
  readonly greater: number;
}

/** Fisher's exact test that two groups of whole counts are alike. */
export function fisherExact(a: Counted, b: Counted): FisherExact {
  const { first, probability } = hypergeometric(a, b);
  const own = a.count - first;
  const observed = probability[own] as number;
  const sum = (kept: (at: number, is: number) => boolean) =>
    Math.min(
      1,
      probability
        .filter((is, at) => kept(at, is))
        .sort()
        .reduce((total, is) => total + is, 0),
    );
  const p = sum((_, is) => is <= observed * SAME);
  return { p, midP: p - observed / 2, less: sum((at) => at <= own), greater: sum((at) => at >= own) };
}
