import type { Estimate } from '../result/index.ts';
import type { Limits, LooseInterval, OpenInterval } from '../stats/interval.ts';
import type { Intervals } from './intervals.ts';
import type { Metric } from './metric.ts';
import type { PeerNames } from './peers.ts';
import type { Reading } from './reading.ts';
import type { Suited } from './suited.ts';

/** One metric of all groups of a grouping. */
export interface Groups {
  readonly metric: Metric;
  readonly confidence: number;
  readonly intervals: Intervals;
  readonly readings: readonly Reading[];
}

/** A way of setting groups side by side. */
export interface Comparison<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  readonly why: string;
  /** In words and symbols, for the report. */
  readonly formula: string;
  readonly source: string;
  readonly peers: PeerNames;
  /** What equal groups give. */
  readonly fair: number;
  /** Which metrics it has a meaning for. */
  readonly suits: Suited;
  /** Possible values for metrics of a range; `Number.MAX_VALUE` where there is no end. */
  range(metric: Metric['range']): readonly [number, number];
  /** What all groups together come to. */
  ofAll(groups: Groups): Estimate;
}

/** A comparison that can also be taken of two groups. `of` rises with the value and falls with the reference. */
export interface PairComparison<Id extends string = string> extends Comparison<Id> {
  /** Which of all ordered pairs of groups is the widest gap. */
  readonly widest: 'largest' | 'smallest';
  /** Undefined where it has no meaning (a ratio to 0). */
  of(value: number, reference: number): number | undefined;
  /** Interval for two independent estimates, from each one's limits at the wanted confidence. */
  interval(value: Limits, reference: Limits): LooseInterval;
  /** Which of the chosen intervals two shares of rows get, and many together. */
  readonly chosen: 'differences' | 'ratios';
  /** What such an interval comes to on the scale of the comparison. */
  scaled(interval: OpenInterval): LooseInterval;
  /**
   * From a comparison with the rest to one with everyone, for a proportion of which `share` of the denominator is the
   * group's own: everyone's proportion is then share × own + (1 − share) × rest. Undefined where there is no end.
   */
  withEveryone(withRest: number | undefined, share: number): number | undefined;
  /**
   * The metric that a group would need for its comparison, now `actual`, to stand at `limit`, the reference unmoved.
   * Undefined where no value does that or none can be told.
   */
  towards(own: number, actual: number, limit: number): number | undefined;
}

/** Whether each group can be compared with a reference; else all groups are compared together only. */
export function comparesPairs<C extends Comparison>(comparison: C): comparison is C & PairComparison {
  return 'withEveryone' in comparison;
}
