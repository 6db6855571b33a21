import { OUTCOMES, type Outcome, over } from '../slices/statistics.ts';
import type { Metric } from './metric.ts';

/** What a decision gives beyond what is deserved, plus 1: nothing to those wrongly left out (Speicher et al. 2018). */
export const BENEFIT: Readonly<Record<Outcome, number>> = { tn: 1, fp: 2, fn: 0, tp: 1 };

type InequalityParts<Id extends string> = {
  /** What a person adds whose benefit is so many times the mean. */
  term(relative: number): number;
} & Pick<Metric<Id>, 'id' | 'title' | 'why' | 'formula' | 'source' | 'convention' | 'peers'>;

/** A metric that tells how unequally benefits are spread over people; 0 where all have the same. */
export function inequality<const Id extends string>({
  term,
  ...said
}: InequalityParts<Id>): Metric<Id, 'outcome-weight'> {
  return {
    ...said,
    needs: ['outcome-weight'],
    range: [0, Number.MAX_VALUE],
    better: 'lower',
    restsOn: [OUTCOMES],
    of({ 'outcome-weight': weight }) {
      const all = over(weight, OUTCOMES);
      const mean = meanBenefitOf(weight);
      if (mean === undefined || mean === 0) return undefined;
      let sum = 0;
      for (const [place, outcome] of OUTCOMES.entries()) {
        sum += ((weight[place] as number) / all) * term(BENEFIT[outcome] / mean);
      }
      return Math.max(0, sum);
    },
  };
}

/** Undefined where there is nobody. */
export function meanBenefitOf(weight: Float64Array): number | undefined {
  const all = over(weight, OUTCOMES);
  if (all === 0) return undefined;
  return OUTCOMES.reduce(
    (sum, outcome, place) => sum + ((weight[place] as number) / all) * BENEFIT[outcome],
    0,
  );
}
