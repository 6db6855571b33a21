import type { Outcome, StatisticId, Stats } from '../../slices/statistics.ts';
import type { Metric } from '../metric.ts';

/** What is said of a number of two groups as it is of a number of one. */
type SaidOfMetrics =
  | 'id'
  | 'title'
  | 'why'
  | 'formula'
  | 'source'
  | 'convention'
  | 'peers'
  | 'needs'
  | 'range'
  | 'better'
  | 'lacks';

type Some<Needs extends StatisticId> = Pick<Stats, Needs>;

/** How a number comes about that is the size of the gaps between two groups: see `Distance` of a single group. */
export interface PairDistance<Needs extends StatisticId = StatisticId> {
  /** As many for every two groups, 0 where they are alike; undefined where they have no meaning. */
  gaps(group: Some<Needs>, reference: Some<Needs>, everyone: Some<Needs>): Float64Array | undefined;
  /** A norm: never negative, 0 of gaps of 0, of a sum no more than the sum of both. */
  size(gaps: Float64Array): number;
}

/**
 * A number about two groups that no comparison of one number of each can give, from the statistics of both; its
 * uncertainty is another layer's business.
 */
export interface PairMetric<Id extends string = string, Needs extends StatisticId = StatisticId>
  extends Pick<Metric<Id, Needs>, SaidOfMetrics> {
  /** What two groups that are alike give, where that is one number. */
  readonly fair?: number;
  /** Which of all ordered pairs of groups is the widest gap. */
  readonly widest: 'largest' | 'smallest';
  /** Kinds of rows, each of which the group and its reference must have some of. */
  readonly restsOn: {
    readonly group: readonly (readonly Outcome[])[];
    readonly reference: readonly (readonly Outcome[])[];
  };
  /** Present where it is the size of gaps, which is never negative and by chance too large. */
  readonly distance?: PairDistance<Needs>;
  /** Undefined where it has no meaning. `everyone` are all rows, those of neither group included. */
  of(group: Some<Needs>, reference: Some<Needs>, everyone: Some<Needs>): number | undefined;
}

type SaidOfDistance = 'of' | 'distance' | 'fair' | 'widest' | 'better' | 'restsOn';

/** A pair metric that is the size of gaps; both sides rest on the same kinds of rows. */
export function pairDistance<const Id extends string, const Needs extends StatisticId>({
  gaps,
  size,
  restsOn,
  of = (...sides) => {
    const found = gaps(...sides);
    return found && size(found);
  },
  ...said
}: Omit<PairMetric<Id, Needs>, SaidOfDistance> &
  PairDistance<Needs> & {
    readonly restsOn: readonly (readonly Outcome[])[];
    /** Where the size of the gaps is but close to it. */
    readonly of?: PairMetric<Id, Needs>['of'];
  }): PairMetric<Id, Needs> {
  return {
    ...said,
    better: 'lower',
    fair: 0,
    widest: 'largest',
    restsOn: { group: restsOn, reference: restsOn },
    distance: { gaps, size },
    of,
  };
}
