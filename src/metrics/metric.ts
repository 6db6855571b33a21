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
  /** Present where the number is a share of rows, which has a closed interval. */
  readonly proportion?: Proportion;
  /** Present where the number is a quantile, whose interval lies between two others. */
  readonly quantile?: Quantile<Needs>;
  /** Undefined where it has no meaning. */
  of(stats: Pick<Stats, Needs>): number | undefined;
}
