import { normalQuantile, normalTail } from './normal.ts';

/** How a bootstrap's replicates lie around what was found, other than evenly. */
export interface Skew {
  /** Standard normal quantile of the share of replicates below what was found. */
  readonly bias: number;
  /** A sixth of the skewness of what single rows add. */
  readonly acceleration: number;
}

/** As if replicates lay evenly. */
export const EVEN: Skew = { bias: 0, acceleration: 0 };

/** Where replicates are this far on one side, they say nothing of the other. */
const MOST = 2;

/**
 * The share of replicates below the limit that a symmetric one would have `z` standard errors from what was found
 * (BCa, Efron 1987).
 */
export function levelOf({ bias, acceleration }: Skew, z: number): number {
  const moved = bias + z;
  return normalTail(-(bias + moved / Math.max(Number.EPSILON, 1 - acceleration * moved)));
}

/** Half of the replicates that equal what was found count as below it. */
export function biasOf(replicates: Float64Array, found: number): number {
  let below = 0;
  for (const value of replicates) below += value < found ? 1 : value === found ? 0.5 : 0;
  const bias = normalQuantile(below / replicates.length);
  return Math.max(-MOST, Math.min(MOST, bias));
}

/** Adds up what single rows add to a number, for its acceleration. */
export class Influences {
  #rows = 0;
  #sum = 0;
  #squares = 0;
  #cubes = 0;

  /** @param rows that all add `by`: the number with all rows minus the number without one of them */
  add(by: number, rows: number): void {
    this.#rows += rows;
    this.#sum += rows * by;
    this.#squares += rows * by ** 2;
    this.#cubes += rows * by ** 3;
  }

  /** 0 where rows add the same (jackknife, Efron 1987, formula 6.6). */
  get acceleration(): number {
    if (this.#rows === 0) return 0;
    const mean = this.#sum / this.#rows;
    const squares = this.#squares - mean * this.#sum;
    const cubes = this.#cubes - 3 * mean * this.#squares + 2 * mean ** 2 * this.#sum;
    return squares > 0 ? cubes / (6 * squares ** 1.5) : 0;
  }
}
