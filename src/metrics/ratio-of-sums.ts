import type { StatisticId } from '../slices/statistics.ts';
import type { Metric } from './metric.ts';

type RatioParts<Id extends string, Of extends StatisticId, To extends StatisticId> = {
  readonly of: Of;
  readonly to: To;
} & Pick<
  Metric<Id>,
  'id' | 'title' | 'why' | 'formula' | 'source' | 'convention' | 'better' | 'peers' | 'range'
>;

/** A metric that is the sum of one number over all rows as a share of the sum of another. */
export function ratioOfSums<
  const Id extends string,
  const Of extends StatisticId,
  const To extends StatisticId,
>({ of: part, to: whole, ...said }: RatioParts<Id, Of, To>): Metric<Id, Of | To> {
  return {
    ...said,
    needs: [part, whole],
    restsOn: 'all',
    of(stats: Pick<Record<StatisticId, Float64Array>, Of | To>) {
      const value = (stats[part][0] as number) / (stats[whole][0] as number);
      return Number.isFinite(value) ? Math.min(said.range[1], value) : undefined;
    },
  };
}
