import type {
  ConditionalDisparity,
  Detectable,
  Disparity,
  Estimate,
  Measure,
  PairMeasure,
  Severity,
  SliceId,
} from '../result/index.ts';

/** A rule of a policy: a metric, or a comparison of it between groups, held to limits. */
export interface Rule {
  readonly id: string;
  readonly title?: string;
  readonly metric: string;
  readonly comparison?: string;
  /** There where the metric is of two groups at once. */
  readonly ofTwo?: true;
  /** Attributes whose crossed groups are judged; none judges everyone together. */
  readonly by: readonly string[];
  readonly against?: string | Readonly<Record<string, string>>;
  /** Columns whose values are held equal: groups are compared within their strata. */
  readonly given?: readonly string[];
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly minimumRows: number;
  readonly burden: Burden;
  readonly severity: Severity;
  /** Id of the rule pack that it belongs to. */
  readonly pack?: string;
  /** Of a share compared with one group: a failure has a smaller p-value than this, too. */
  readonly significance?: number;
  /** Of a share compared with one group: in a failure the shares are at least so far apart, too. */
  readonly floor?: number;
}

/**
 * Who has to prove what where the interval lies across the limit: `prove-fair` calls it inconclusive,
 * `prove-unfair` lets it pass.
 */
export type Burden = 'prove-fair' | 'prove-unfair';

/** What was measured, as far as the gate may know. */
export interface Measured {
  readonly measures: readonly Measure[];
  readonly disparities: readonly Disparity[];
  /** Of the metrics of two groups. */
  readonly pairs: readonly PairMeasure[];
  /** Compared within strata. */
  readonly conditional: readonly ConditionalDisparity[];
  /** Rows of each slice. */
  rowsOf(slice: SliceId): number;
}

/** One slice that a rule judges. */
export interface Case {
  readonly slice: SliceId;
  readonly reference?: SliceId;
  readonly actual: Estimate;
  /** The metric of the slice itself, from which the decisions that would have to change are counted. */
  readonly own: Estimate;
  /** Of a comparison of shares of rows: which gaps could have shown. */
  readonly detectable?: Detectable;
  /** The same of the group that it is compared with, where that is one. */
  readonly other?: Estimate;
}

/** One way of reading a rule: which slices it judges, and by what number. */
export interface RuleKind {
  readonly id: string;
  readonly title: string;
  applies(rule: Rule): boolean;

  cases(rule: Rule, measured: Measured): readonly Case[];
}
