import { type Counted, proportionOf } from './counted.ts';
import { fisherExact } from './fisher-exact.ts';
import { twoProportionZ } from './two-proportion-z.ts';

/** What the practice of adverse impact looks at beside the impact ratio, for a group and the one it is compared with. */
export interface AdverseImpact {
  /** In standard deviations, by the pooled two-proportion test; absent where nobody or everybody is selected. */
  readonly z?: number;
  /** Two-sided p-value of `z`. */
  readonly p?: number;
  /** Two-sided p-value of Fisher’s exact test, and with half of the table’s own probability (Lancaster 1961). */
  readonly fisher: number;
  readonly midP: number;
  /** Fewest decisions that would have to go to this group instead of the other for the rates to be equal. */
  readonly toParity: number;
  /** The same for the impact ratio to stand at the limit. */
  readonly toLimit: number;
  /**
   * Whether one decision more for this group and one less for the other turns the difference around (questions 20 and 21 of
   * the questions and answers on the US Uniform Guidelines, 44 FR 11996).
   */
  readonly flips: boolean;
}

/**
 * @param group whole counts
 * @param other whole counts, those of the group that it is compared with
 * @param limit least impact ratio, in (0, 1]
 */
export function adverseImpact(group: Counted, other: Counted, limit: number): AdverseImpact {
  const tested = twoProportionZ(group, other, 'pooled');
  const { p: fisher, midP } = fisherExact(group, other);
  return {
    ...(tested && { z: tested.statistic, p: tested.p }),
    fisher,
    midP,
    toParity: changesTo(group, other, 1),
    toLimit: changesTo(group, other, limit),
    flips:
      proportionOf(group) < proportionOf(other) && (group.count + 1) / group.n > (other.count - 1) / other.n,
  };
}

/** Least whole k ≥ 0 with (a + k) / n ≥ limit × (c − k) / m. */
function changesTo({ count: a, n }: Counted, { count: c, n: m }: Counted, limit: number): number {
  const exact = (limit * c * n - a * m) / (m + limit * n);
  return Math.max(0, Math.ceil(exact - ROUNDING));
}

/** Keeps the noise of floating point from rounding a whole number up. */
const ROUNDING = 1e-9;
