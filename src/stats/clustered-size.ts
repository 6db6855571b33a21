import { criticalValue } from './normal.ts';
import { type RatioSums, varianceOfRatio } from './ratio-of-sums.ts';
import { studentCritical } from './student.ts';

/** How well a share of clustered units is known. */
export interface ClusteredSize {
  /**
   * Independent units that would tell as much at a confidence (Korn & Graubard 1998): share × (1 − share) / variance,
   * less what Student's t asks for because the variance itself was told from few clusters, or from one large among small.
   */
  at(confidence: number): number;
}

/**
 * Undefined where clusters cannot show how much they differ: there are fewer than two, or all units are alike.
 * @param sums over clusters, or batches of whole ones
 */
export function clusteredSize(sums: RatioSums): ClusteredSize | undefined {
  const share = sums.part / sums.whole;
  const spread = share * (1 - share);
  if (sums.rows < 2 || !(spread > 0)) return undefined;
  const variance = varianceOfRatio(sums);
  const size = variance > 0 ? Math.min(Number.MAX_VALUE, spread / variance) : Number.MAX_VALUE;
  const df = sums.whole ** 2 / sums.wholeSquared - 1;
  return { at: (confidence) => size * studentShare(confidence, df) };
}

/** By what a size shrinks where its variance was told with so many degrees of freedom. */
export function studentShare(confidence: number, df: number): number {
  return (criticalValue(confidence) / studentCritical(confidence, df)) ** 2;
}
