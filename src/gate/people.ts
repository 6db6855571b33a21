import type { Detectable, Estimate } from '../result/index.ts';
import { rowsToTell } from '../stats/detectable.ts';
import type { Case, Rule } from './rule.ts';

/** Keeps the noise of floating point from rounding a whole number up. */
const ROUNDING = 1e-12;

/**
 * How a comparison moves with the group's own metric: the value that the metric of the slice would need for the
 * comparison to stand at `limit`, its reference unmoved. Undefined where there is no such value.
 */
export type Towards = (own: number, actual: number, limit: number) => number | undefined;

/** The scale on which a limit is set. */
export interface ComparisonScale {
  /** What equal groups give. */
  readonly fair: number;
  readonly towards: Towards;
}

/** A metric held to a limit directly needs to be at the limit. */
export const directly: Towards = (_own, _actual, limit) => limit;

/** No single group's metric brings all groups together to a limit. */
export const nowhere: Towards = () => undefined;

/**
 * Decisions that would have to change for the point estimate to meet the limit: the shortfall of a proportion times its
 * denominator, rounded up; 0 where the limit is met. Where it is broken but has no such meaning (a rank measure), or
 * nothing is known, the rows concerned.
 */
export function peopleAffected({ actual, own }: Case, rows: number, rule: Rule, towards: Towards): number {
  if (!actual.known) return rows;
  const limit = brokenLimit(actual.value, rule);
  if (limit === undefined) return 0;
  if (!own.known || own.count === undefined) return rows;
  const target = towards(own.value, actual.value, limit);
  return target === undefined ? rows : Math.ceil(Math.abs(target - own.value) * own.n * (1 - ROUNDING));
}

/**
 * About how many rows of the slice would settle an inconclusive comparison at the same point estimate: the interval's
 * half towards the limit shrinks with the square root of the rows; never fewer than the rule's own minimum. Undefined
 * where the estimate stands at the limit.
 */
export function rowsNeeded(actual: Estimate, rows: number, rule: Rule): number | undefined {
  if (!actual.known || rows === 0) return undefined;
  const inside = brokenLimit(actual.value, rule) === undefined;
  const factors = [rule.atLeast, rule.atMost].flatMap((limit) => {
    if (limit === undefined) return [];
    const distance = Math.abs(actual.value - limit);
    const half = actual.value >= limit ? actual.value - actual.low : actual.high - actual.value;
    return half > distance || !inside ? [half / distance] : [];
  });
  const needed = Math.max(Math.ceil(rows * Math.max(1, ...factors) ** 2 * (1 - ROUNDING)), rule.minimumRows);
  return Number.isSafeInteger(needed) && needed > rows ? needed : undefined;
}

/**
 * About how many rows of the slice, if all groups grew alike, would show a true gap as large as the limit; of two limits,
 * each. Undefined where no share of the slice stands at a limit, or a limit is no gap.
 */
export function rowsToDetect(
  { reference, rows: now, confidence, power }: Detectable,
  rows: number,
  { atLeast, atMost }: Rule,
  { fair, towards }: ComparisonScale,
): number | undefined {
  const needed = [atLeast, atMost].flatMap((limit) => {
    const share = limit === undefined ? undefined : towards(reference, fair, limit);
    if (share === undefined || share < 0 || share > 1) return [];
    return rowsToTell(reference, share, { confidence, power }) ?? [];
  });
  const least = Math.ceil((rows / now) * Math.max(...needed) * (1 - ROUNDING));
  return Number.isSafeInteger(least) ? Math.max(1, least) : undefined;
}

/** The limit that a number breaks, if it breaks one. */
export function brokenLimit(
  value: number,
  { atLeast, atMost }: Pick<Rule, 'atLeast' | 'atMost'>,
): number | undefined {
  if (atLeast !== undefined && value < atLeast) return atLeast;
  if (atMost !== undefined && value > atMost) return atMost;
  return undefined;
}
