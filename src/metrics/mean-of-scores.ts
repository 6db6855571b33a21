import { type Outcome, over } from '../slices/statistics.ts';
import type { Metric } from './metric.ts';

type MeanParts<Id extends string> = { readonly among: readonly Outcome[] } & Pick<
  Metric<Id>,
  'id' | 'title' | 'why' | 'formula' | 'source' | 'better' | 'peers'
>;

/** A metric that is the mean score of the rows with some outcomes. */
export function meanOfScores<const Id extends string>({
  among,
  ...said
}: MeanParts<Id>): Metric<Id, 'outcome-weight' | 'outcome-score'> {
  return {
    ...said,
    needs: ['outcome-weight', 'outcome-score'],
    range: [0, 1],
    restsOn: [among],
    of({ 'outcome-weight': weight, 'outcome-score': score }) {
      const all = over(weight, among);
      return all > 0 ? Math.min(1, over(score, among) / all) : undefined;
    },
  };
}
