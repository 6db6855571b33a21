import type { Place } from '../../errors.ts';
import type { SliceProfile } from '../../result/index.ts';
import type { BinaryOptions } from '../columns/binary.ts';
import type { Column } from '../columns/column.ts';
import type { Outcomes, Predictions } from '../predictions.ts';

/** What rows of any task may be told apart by beyond their outcomes: how they came about. */
export type SamplingKeyId = 'batch';

/** What rows of equal attributes are told apart by. */
export type KeyId =
  | 'label'
  | 'decision'
  | 'score'
  | 'prediction'
  | 'error'
  | 'class'
  | 'predicted-class'
  | 'position'
  | 'relevance'
  | 'disagreement'
  | SamplingKeyId;

/** What is added up over the rows of every task. */
export type CountSum = 'rows' | 'weight' | 'weightSquared';

/** What may be added up over rows, each times the row's weight but for the counts and the rows of a row's cluster. */
export type CellSum =
  | CountSum
  | 'clusterRows'
  | 'squaredError'
  | 'logLoss'
  | 'score'
  | 'outcome'
  | 'outcomeSquared'
  | 'prediction'
  | 'error'
  | 'errorAbsolute'
  | 'errorSquared'
  | 'relevance'
  | 'exposure'
  | 'attention'
  | 'top'
  | 'gain'
  | 'idealGain'
  | 'lesser'
  | 'outranked'
  | 'disagreement';

/** One of these for every row. */
export interface RowKey {
  readonly id: KeyId;
  readonly values: Uint8Array | Int32Array | Float64Array;
  /**
   * What the values are. `code`: 0 or 1. `share`: a number in [0, 1], kept as it is or, of too many, in bins of equal
   * width. `number`: any finite number, kept to as many binary digits as keeps the distinct ones few. `name`: the index of
   * one of the names.
   */
  readonly kind: 'code' | 'share' | 'number' | 'name';
  readonly names?: readonly string[];
}

/** What a predictions file names beside the label and the groups. */
export const OUTCOME_ROLES = ['score', 'decision', 'list', 'neighbours'] as const;
export type OutcomeRole = (typeof OUTCOME_ROLES)[number];

/** As many positions of a list are its top where an audit does not say. */
export const USUAL_TOP = 10;

/** Which columns of a predictions file hold the outcomes. A task reads those that it has a meaning for. */
export interface OutcomeOptions {
  readonly label: BinaryOptions;
  readonly score?: string | undefined;
  readonly decision?: BinaryOptions | undefined;
  /** Score from which a binary decision is favourable, where the file has no decisions. */
  readonly threshold: number;
  /** In which columns rows are alike, and how many of the most alike are looked at. */
  readonly neighbours?: { readonly columns: readonly string[]; readonly count: number } | undefined;
  /** Tells the lists of a ranking apart; all rows are one list where it is left out. */
  readonly list?: string | undefined;
  /** How many positions of a list are its top, ≥ 1; `USUAL_TOP` where it is left out. */
  readonly top?: number | undefined;
}

/** The columns of a file that a task reads, being filled. */
export interface OutcomeColumns {
  readonly columns: readonly Column<unknown>[];
  /** @throws InvalidInput where what was gathered makes no outcomes. */
  finish(place: Place): Outcomes;
}

/** What kind of thing was predicted: how its rows are read, and what each of them adds to its cell. */
export interface Task<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  readonly why: string;
  /** What the label and the other columns are, for the docs. */
  readonly reads: string;
  /** Whether one of the outcomes is the favourable one, which the audit has to name. */
  readonly favours: boolean;
  /** Columns that have a meaning beside the label. */
  readonly roles: readonly OutcomeRole[];
  /** The column whose rows hang together, where there is such a one: its values are clusters unless others are named. */
  readonly clusters?: 'list';
  /** Of each of these, at least one has to be named. */
  readonly needs: readonly (readonly OutcomeRole[])[];
  /** Ids of the metrics that are measured where the audit does not say. */
  readonly usual: readonly string[];
  /** And beside these, where such columns are named. */
  readonly usualWith?: Readonly<Partial<Record<OutcomeRole, readonly string[]>>>;
  /** Keys and sums that its rows have, or have where scores are known. */
  readonly keys: readonly KeyId[];
  readonly sums: readonly CellSum[];
  /** By which keys its rows are counted, for what a metric rests on; none counts all rows together. */
  readonly countedBy: readonly KeyId[];
  /**
   * Where rows have one of several classes: each class, told from all others, is a case of another task, whose label and
   * decision these keys are. Its metrics that need no scores are taken of each class.
   */
  readonly eachClass?: { readonly task: string; readonly label: KeyId; readonly decision: KeyId };
  /** How many values of a key are told apart, at most, when cells are resampled; all where it is not said. */
  readonly resampled: Readonly<Partial<Record<KeyId, number>>>;
  columns(options: OutcomeOptions): OutcomeColumns;
  keysOf(predictions: Predictions): readonly RowKey[];
  /** What every row adds, before it is weighed. */
  amountsOf(predictions: Predictions): Readonly<Partial<Record<CellSum, Float64Array>>>;
  /** Who is in a slice, from its rows as they are counted. */
  profile(rows: Float64Array): Omit<SliceProfile, 'slice'>;
}
