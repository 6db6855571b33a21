import { over } from '../slices/statistics.ts';
import type { Metric, Proportion } from './metric.ts';

type RateParts<Id extends string> = Proportion &
  Pick<Metric<Id>, 'id' | 'title' | 'why' | 'source' | 'better' | 'peers'>;

/** A metric that is the share of some outcomes among others; `count` is part of `among`. */
export function rate<const Id extends string>({
  count,
  among,
  ...said
}: RateParts<Id>): Metric<Id, 'outcome-weight'> {
  return {
    ...said,
    formula: `(${count.join(' + ')}) / (${among.join(' + ')})`.toUpperCase(),
    needs: ['outcome-weight'],
    range: [0, 1],
    restsOn: [among],
    proportion: { count, among },
    count: ({ 'outcome-weight': weight }) => over(weight, count),
    of({ 'outcome-weight': weight }) {
      const all = over(weight, among);
      return all > 0 ? Math.min(1, over(weight, count) / all) : undefined;
    },
  };
}
