import type { IntervalMethod } from '../result/index.ts';
import type { Limits, OpenInterval } from '../stats/interval.ts';

/** A way of setting two groups side by side. `of` rises with the value and falls with the reference. */
export interface Comparison<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  readonly why: string;
  /** In words and symbols, for the report. */
  readonly formula: string;
  readonly source: string;
  /** What two equal groups give. */
  readonly fair: number;
  /** Possible values; `Number.MAX_VALUE` where there is no upper end. */
  readonly range: readonly [number, number];
  /** Which of all ordered pairs of groups is the widest gap. */
  readonly widest: 'largest' | 'smallest';
  /** Undefined where it has no meaning (a ratio to 0). */
  of(value: number, reference: number): number | undefined;
  /** Interval for two independent estimates, from each one's limits at the wanted confidence. */
  interval(value: Limits, reference: Limits): OpenInterval;
  /** How `interval` is called when the limits are Wilson's. */
  readonly method: IntervalMethod;
  /**
   * From a comparison with the rest to one with everyone, for a proportion of which `share` of the denominator is the
   * group's own: everyone's proportion is then share × own + (1 − share) × rest.
   */
  withEveryone(withRest: number | undefined, share: number): number;
  /**
   * The metric that a group would need for its comparison, now `actual`, to stand at `limit`, the reference unmoved.
   * Undefined where no value does that or none can be told.
   */
  towards(own: number, actual: number, limit: number): number | undefined;
}
