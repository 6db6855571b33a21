import { averaged, type Components, meanOf, minus, type Stratum } from './components.ts';
import type { Limits } from './interval.ts';
import { newcombe } from './newcombe.ts';
import { studentCritical } from './student.ts';
import { wilson } from './wilson.ts';

/** A variance and how many degrees of freedom it was estimated with. */
interface Variance {
  readonly variance: number;
  readonly df: number;
}

/**
 * The mean of a share or an AUC that was taken several times of the same rows, each time of a model made anew, and its
 * Student interval. Two things vary: the models (s²/k over the k times) and the rows (of each stratum, DeLong's variance of
 * what a row brings on average). Their sum has Satterthwaite's degrees of freedom (1946). Where a model varies with the
 * rows, part of it is counted twice: the interval errs on the wide side. Where nothing varies at all, Wilson's interval at
 * the smallest stratum says how much may have gone unseen.
 * @param times two or more, of strata of two rows or more
 */
export function repeated(times: readonly Components[], confidence: number): Limits {
  const { value, strata } = averaged(times);
  const sum = varianceOf(times);
  return sum.variance > 0
    ? student(value, sum, confidence, [0, 1])
    : { value, ...wilson(value, Math.min(...strata.map(({ values }) => values.length)), confidence) };
}

/** The mean of a − b, paired: `a[i]` and `b[i]` were taken at the same time. Else as above. */
export function repeatedDifference(
  a: readonly Components[],
  b: readonly Components[],
  confidence: number,
): Limits {
  const times = a.map((one, time) => minus(one, b[time] as Components));
  const { value } = averaged(times);
  const sum = varianceOf(times);
  return sum.variance > 0
    ? student(value, sum, confidence, [-1, 1])
    : { value, ...newcombe(repeated(a, confidence), repeated(b, confidence)) };
}

function varianceOf(times: readonly Components[]): Variance {
  const values = Float64Array.from(times, ({ value }) => value);
  const models = ofMean({ values, weight: values.map(() => 1) });
  const parts = [models, ...averaged(times).strata.map(ofMean)];
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  const shares = parts.reduce((sum, part) => sum + (part.variance / variance) ** 2 / part.df, 0);
  return { variance, df: 1 / shares };
}

/** How much a weighted mean varies. */
function ofMean(stratum: Stratum): Variance {
  const { values, weight } = stratum;
  const mean = meanOf(stratum);
  const rows = values.length;
  let [squares, total] = [0, 0];
  for (let row = 0; row < rows; row++) {
    const own = weight[row] as number;
    squares += (own * ((values[row] as number) - mean)) ** 2;
    total += own;
  }
  return { variance: (squares / total ** 2) * (rows / (rows - 1)), df: rows - 1 };
}

function student(
  value: number,
  { variance, df }: Variance,
  confidence: number,
  [least, most]: readonly [number, number],
): Limits {
  const reach = studentCritical(confidence, df) * Math.sqrt(variance);
  return { value, low: Math.max(least, value - reach), high: Math.min(most, value + reach) };
}
