import type { Interval } from './interval.ts';
import { criticalValue } from './normal.ts';
import { wilson } from './wilson.ts';

/** Sums over independent rows that each bring a part and a whole, such as a text its pieces and its words. */
export interface RatioSums {
  readonly rows: number;
  readonly part: number;
  readonly whole: number;
  readonly partSquared: number;
  readonly partWhole: number;
  readonly wholeSquared: number;
}

/**
 * Interval of Σ part / Σ whole where rows, not what they hold, are independent: Taylor linearisation (Cochran 1977,
 * § 6.4). Needs two rows and a whole above 0.
 */
export function ratioOfSums(sums: RatioSums, confidence: number): Interval {
  const ratio = sums.part / sums.whole;
  const reach = criticalValue(confidence) * Math.sqrt(varianceOfRatio(sums));
  return { low: ratio - reach, high: ratio + reach };
}

/**
 * Wilson's interval of a share whose units come in clusters, at the number of units that would tell as much if they were
 * independent (Korn & Graubard 1998). Clusters that are all of one kind tell no more than one unit each.
 */
export function clusteredWilson(sums: RatioSums, confidence: number): Interval {
  const share = sums.part / sums.whole;
  const variance = varianceOfRatio(sums);
  const spread = share * (1 - share);
  const size = variance > 0 ? spread / variance : spread > 0 ? sums.whole : sums.rows;
  return wilson(share, Math.max(1, Math.min(sums.whole, size)), confidence);
}

/** How much Σ part / Σ whole varies with the rows that were drawn. Needs two rows. */
export function varianceOfRatio({
  rows,
  part,
  whole,
  partSquared,
  partWhole,
  wholeSquared,
}: RatioSums): number {
  const ratio = part / whole;
  const residuals = partSquared - 2 * ratio * partWhole + ratio * ratio * wholeSquared;
  return (Math.max(0, residuals) * rows) / (rows - 1) / whole ** 2;
}
