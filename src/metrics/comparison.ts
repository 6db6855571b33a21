import type { IntervalMethod } from '../result/index.ts';
import type { Limits, OpenInterval } from '../stats/interval.ts';
import type { Metric } from './metric.ts';
import type { PeerNames } from './peers.ts';

/** A way of setting two groups side by side. `of` rises with the value and falls with the reference. */
export interface Comparison<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  readonly why: string;
  /** In words and symbols, for the report. */
  readonly formula: string;
  readonly source: string;
  readonly peers: PeerNames;
  /** What two equal groups give. */
  readonly fair: number;
  /** Which values of a metric it has a meaning for; `Number.MAX_VALUE` where there is no end. */
  readonly domain: readonly [number, number];
  /** Possible values for metrics of a range; `Number.MAX_VALUE` where there is no upper end. */
  range(metric: Metric['range']): readonly [number, number];
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

/** Whether all values that a metric may have can be compared so: there is no ratio of numbers that may be negative. */
export function comparable(
  { range }: Pick<Metric, 'range'>,
  { domain }: Pick<Comparison, 'domain'>,
): boolean {
  return domain[0] <= range[0] && range[1] <= domain[1];
}
