import type { Notice } from '../result/index.ts';
/** One protected attribute of every row: `values[codes[row]]`. `values` are sorted by code unit, `(missing)` last. */
export interface Attribute {
  readonly name: string;
  readonly values: readonly string[];
  readonly codes: Int32Array;
}

/**
 * The waist between models and audits: what was predicted for whom, whatever model predicted it.
 * All arrays have `rows` entries. Labels and decisions are 1 for the favourable outcome, 0 for the other.
 */
export interface Predictions {
  readonly rows: number;
  readonly label: Uint8Array;
  readonly decision: Uint8Array;
  /** In [0, 1]; undefined where only decisions are known. */
  readonly score: Float64Array | undefined;
  /** Finite and ≥ 0; undefined means that every row weighs 1. */
  readonly weight: Float64Array | undefined;
  readonly attributes: readonly Attribute[];
  /** What the reader should know of the reading: an attribute with one value, dropped rows. */
  readonly notices: readonly Notice[];
}
