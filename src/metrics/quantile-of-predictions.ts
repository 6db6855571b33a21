import type { Stats } from '../slices/statistics.ts';
import type { Metric } from './metric.ts';

type Needs = 'prediction-weight' | 'prediction-sum';

type QuantileParts<Id extends string> = { readonly share: number } & Pick<Metric<Id>, 'id' | 'title' | 'why'>;

/** A metric that is what so large a share of the rows is not predicted to exceed. */
export function quantileOfPredictions<const Id extends string>({
  share,
  ...said
}: QuantileParts<Id>): Metric<Id, Needs> {
  return {
    ...said,
    formula: `least prediction that ${100 * share} % of the weight do not exceed`,
    source: 'Hyndman & Fan 1996 (type 1)',
    convention:
      'Not interpolated. Of more than 4,096 distinct predictions, neighbours are taken together, and their mean stands for them.',
    peers: {},
    needs: ['prediction-weight', 'prediction-sum'],
    range: [-Number.MAX_VALUE, Number.MAX_VALUE],
    better: 'neither',
    restsOn: 'all',
    quantile: { share, at },
    of: (stats) => (stats['prediction-weight'].some((weight) => weight > 0) ? at(stats, share) : undefined),
  };
}

/** Keeps the noise of adding up from passing over a row. */
const ROUNDING = 1e-12;

function at(
  { 'prediction-weight': weight, 'prediction-sum': sum }: Pick<Stats, Needs>,
  share: number,
): number {
  const wanted = share * weight.reduce((all, each) => all + each, 0) * (1 - ROUNDING);
  let below = 0;
  let found = 0;
  for (const [place, here] of weight.entries()) {
    if (here === 0) continue;
    if (below >= wanted && below > 0) break;
    below += here;
    found = (sum[place] as number) / here;
  }
  return found;
}
