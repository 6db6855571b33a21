import type { Notice } from '../result/index.ts';
import type { Standing } from './standing.ts';

/** One protected attribute of every row: `values[codes[row]]`. `values` are sorted by code unit, `(missing)` last. */
export interface Attribute {
  readonly name: string;
  readonly values: readonly string[];
  readonly codes: Int32Array;
}

/**
 * Which rows hang together, such as several decisions about one person, without saying about whom: clusters are dealt
 * out to batches, and each lies whole in one of them.
 */
export interface Clusters {
  /** One a row; rows of one cluster have the same. */
  readonly batch: Uint8Array;
  /** Rows of the row's own cluster. */
  readonly size: Float64Array;
}

/** How rows came about; absent where nobody says. */
export interface Sampling {
  readonly clusters?: Clusters | undefined;
  /** Within what like is compared with like: a requisition, a branch. */
  readonly stratum?: Attribute | undefined;
}

/** What came true and what was predicted, of every row; what the numbers stand for is the task's to say. */
export interface Outcomes {
  /** Binary: 1 for the favourable outcome, 0 for the other. Multiclass: index of the class. Regression: any finite number. Ranking: relevance, ≥ 0. */
  readonly label: Uint8Array | Int32Array | Float64Array;
  /** Coded as labels are; undefined where the task knows no decisions. */
  readonly decision: Uint8Array | Int32Array | undefined;
  /** Binary: in [0, 1]. Regression: the number predicted. Ranking: what lists are ordered by. Undefined where only decisions are known. */
  readonly score: Float64Array | undefined;
  /** Multiclass: names of the classes, sorted by code unit. */
  readonly classes?: readonly string[];
  /** Binary: how far the decision lies from the mean one of the most similar rows, in [0, 1]; where these were asked for. */
  readonly disagreement?: Float64Array;
  /** Ranking: how every row stands in its list. */
  readonly standing?: Standing;
}

/**
 * The waist between models and audits: what was predicted for whom, whatever model predicted it.
 * All arrays have `rows` entries.
 */
export interface Predictions extends Outcomes, Sampling {
  /** Id of the task: what kind of thing was predicted. */
  readonly task: string;
  readonly rows: number;
  /** Finite and ≥ 0; undefined means that every row weighs 1. */
  readonly weight: Float64Array | undefined;
  readonly attributes: readonly Attribute[];
  /** What the reader should know of the reading: an attribute with one value, dropped rows. */
  readonly notices: readonly Notice[];
}
