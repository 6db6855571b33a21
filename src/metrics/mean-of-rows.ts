import type { StatisticId } from '../slices/statistics.ts';
import type { Metric } from './metric.ts';

type MeanParts<Id extends string, Sum extends StatisticId> = {
  readonly of: Sum;
} & Pick<
  Metric<Id>,
  'id' | 'title' | 'why' | 'formula' | 'source' | 'convention' | 'better' | 'peers' | 'range'
>;

/** A metric that is the mean of a number over all rows. */
export function meanOfRows<const Id extends string, const Sum extends StatisticId>({
  of: sum,
  ...said
}: MeanParts<Id, Sum>): Metric<Id, Sum | 'weight'> {
  return {
    ...said,
    needs: ['weight', sum],
    restsOn: 'all',
    of(stats) {
      const all = stats.weight[0] as number;
      return all > 0 ? (stats[sum][0] as number) / all : undefined;
    },
  };
}
