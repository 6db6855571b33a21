import type { LooseInterval } from './interval.ts';
import { criticalValue } from './normal.ts';

/** How a share is told from another one: a two-sided test at `confidence` that finds a true gap with `power`. */
export interface Test {
  /** In (0, 1); 1 − α. */
  readonly confidence: number;
  /** In [0.5, 1); 1 − β. */
  readonly power: number;
}

/** That a true gap is missed one time in five is what is usually put up with (Cohen 1988, §2.4). */
export const USUAL_POWER = 0.8;

/**
 * The shares next to a given one that would be told from it, below and above, in the arcsine approximation, by which all
 * shares of as many rows vary alike (Cohen 1988, §6.2; Freeman & Tukey 1950). Undefined where even 0 or 1 would not be.
 * @param share in [0, 1]
 * @param rows > 0: of two independent shares of n and m rows, 1 / (1/n + 1/m); effective ones where rows have weights
 */
export function detectableShares(share: number, rows: number, test: Test): LooseInterval {
  const reach = distanceTold(test) / Math.sqrt(rows);
  const angle = angleOf(share);
  return {
    low: angle < reach ? undefined : Math.min(share, Math.sin(angle - reach) ** 2),
    high: angle + reach > Math.PI / 2 ? undefined : Math.max(share, Math.sin(angle + reach) ** 2),
  };
}

/**
 * How many rows, in the sense of `detectableShares`, tell one share from another; undefined of shares that are alike.
 * @param share in [0, 1]
 * @param other in [0, 1]
 */
export function rowsToTell(share: number, other: number, test: Test): number | undefined {
  const rows = (distanceTold(test) / (angleOf(share) - angleOf(other))) ** 2;
  return Number.isFinite(rows) ? rows : undefined;
}

/** By how many times 1 / √rows the angles of two shares have to lie apart. */
function distanceTold({ confidence, power }: Test): number {
  return (criticalValue(confidence) + criticalValue(2 * power - 1)) / 2;
}

/** Half of Cohen's φ; varies by 1 / (4 rows), whatever the share. */
function angleOf(share: number): number {
  return Math.asin(Math.sqrt(share));
}
