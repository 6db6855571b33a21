import type { Unknown } from '../result/index.ts';
import type { Outcome, StatisticId, Stats } from '../slices/statistics.ts';
import type { PeerNames } from './peers.ts';

/** A share of rows, said in outcomes: Σ weight of `count` / Σ weight of `among`. */
export interface Proportion {
  readonly count: readonly Outcome[];
  readonly among: readonly Outcome[];
}

/** Kinds of rows by their outcomes; or all rows; or each kind that the task counts, such as the rows of each class. */
export type RestsOn = readonly (readonly Outcome[])[] | 'all' | 'each';

/** What so large a share of the rows does not exceed. */
export interface Quantile<Needs extends StatisticId> {
  readonly share: number;
  /** Another quantile of the same rows, of which there are some. */
  at(stats: Pick<Stats, Needs>, share: number): number;
}

/**
 * How a number comes about that is the size of several signed gaps. Chance alone moves it away from 0, so that
 * its interval is not read off its own replicates alone: no true gaps lie farther from those found than replicates do.
 */
export interface Distance<Needs extends StatisticId = StatisticId> {
  /** As many for every group; undefined where they have no meaning. */
  gaps(stats: Pick<Stats, Needs>): Float64Array | undefined;
  /** A norm: never negative, 0 of gaps of 0, of a sum no more than the sum of both. */
  size(gaps: Float64Array): number;
}

/** A number about one slice from its statistics alone; its uncertainty is another layer's business. */
export interface Metric<Id extends string = string, Needs extends StatisticId = StatisticId> {
  readonly id: Id;
  readonly title: string;
  /** What it tells, in one plain sentence. */
  readonly why: string;
  readonly formula: string;
  /** Paper or standard that it is taken from. */
  readonly source: string;
  /** What is done at its edges, where that must be known to get the same number. */
  readonly convention?: string;
  readonly peers: PeerNames;
  readonly needs: readonly Needs[];
  /** Least and greatest value; `Number.MAX_VALUE` where there is no end. */
  readonly range: readonly [number, number];
  /** Which way is better for a group; a `neither` has its highest group as the best. */
  readonly better: 'higher' | 'lower' | 'neither';
  /**
   * Kinds of rows, each of which there must be some of; a mean over pairs (AUC) rests on several kinds, a mean over all
   * rows on `all`. The number varies at most like a proportion, stretched to its range, of as many rows as the smallest
   * kind has.
   */
  readonly restsOn: RestsOn;
  /** How many times as much as that its variance may be; 1 where not said. */
  readonly variance?: number;
  /** Numerator of a share of rows, which has a closed interval; of any other number there is none. */
  count?(stats: Pick<Stats, Needs>): number;
  /** A share of rows in outcomes, where these tell it. */
  readonly proportion?: Proportion;
  /** Present where the number is a quantile, whose interval lies between two others. */
  readonly quantile?: Quantile<Needs>;
  /** Present where the number is the size of gaps, which is never negative and by chance too large. */
  readonly distance?: Distance<Needs>;
  /** Why it has no meaning where there are rows of every kind that it rests on. */
  readonly lacks?: Unknown;
  /** Undefined where it has no meaning. */
  of(stats: Pick<Stats, Needs>): number | undefined;
}
