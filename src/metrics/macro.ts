import { OUTCOMES } from '../slices/statistics.ts';
import type { Metric } from './metric.ts';

type MacroParts<Id extends string> = {
  readonly of: Metric<string, 'outcome-weight'>;
} & Pick<Metric<Id>, 'id' | 'title' | 'why' | 'formula' | 'source' | 'peers'>;

/** The mean over all classes of a metric of each class against the rest; each counts once, however rare it is. */
export function macro<const Id extends string>({
  of: metric,
  ...said
}: MacroParts<Id>): Metric<Id, 'confusion'> {
  return {
    ...said,
    convention: 'Unknown where it is of any class, and where a class has no rows.',
    needs: ['confusion'],
    range: metric.range,
    better: metric.better,
    restsOn: 'each',
    ...(metric.variance !== undefined && { variance: metric.variance }),
    of({ confusion }) {
      const classes = Math.sqrt(confusion.length);
      let sum = 0;
      for (let code = 0; code < classes; code++) {
        const outcomes = outcomesOf(confusion, classes, code);
        const value =
          (outcomes[FN] as number) + (outcomes[TP] as number) > 0
            ? metric.of({ 'outcome-weight': outcomes })
            : undefined;
        if (value === undefined) return undefined;
        sum += value;
      }
      return classes > 0 ? Math.min(metric.range[1], sum / classes) : undefined;
    },
  };
}

const [FN, TP] = [OUTCOMES.indexOf('fn'), OUTCOMES.indexOf('tp')];

/** Weight by outcome of one class against the rest, from the weight by true and decided class. */
function outcomesOf(confusion: Float64Array, classes: number, code: number): Float64Array {
  const outcomes = new Float64Array(OUTCOMES.length);
  for (let truth = 0; truth < classes; truth++) {
    for (let decided = 0; decided < classes; decided++) {
      const outcome = 2 * Number(truth === code) + Number(decided === code);
      outcomes[outcome] = (outcomes[outcome] as number) + (confusion[truth * classes + decided] as number);
    }
  }
  return outcomes;
}
