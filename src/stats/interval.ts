/** Two numbers between which something is believed to lie; `low` ≤ `high`, both finite. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** An interval that may have no upper end (a ratio whose denominator may be 0). */
export interface OpenInterval {
  readonly low: number;
  readonly high: number | undefined;
}

/** An interval that may lack either end (the logarithm of a ratio that may be 0). */
export interface LooseInterval {
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/** A point estimate between its limits: `low` ≤ `value` ≤ `high`. */
export interface Limits extends Interval {
  readonly value: number;
}
