import { type Comparison, comparesPairs } from '../comparison.ts';
import type { Metric } from '../metric.ts';
import { unsuited } from '../suited.ts';

/** Why something cannot be compared within strata, and what can. */
export interface Unfit {
  readonly about: 'metric' | 'comparison' | 'against';
  readonly what: string;
  readonly remedy: string;
}

/** Undefined where a metric can be compared within strata in that way and with that reference. */
export function unfitWithin(
  metric: Pick<Metric, 'id' | 'range' | 'count'>,
  comparison: Comparison,
  against: string | Readonly<Record<string, string>>,
): Unfit | undefined {
  const because = unsuited(metric, 'share of rows');
  if (because !== undefined) {
    return {
      about: 'metric',
      what: `${metric.id} cannot be compared within strata, as ${because}`,
      remedy: 'Name a rate, such as selection-rate, or leave "given" out.',
    };
  }
  if (!comparesPairs(comparison)) {
    return {
      about: 'comparison',
      what: `a ${comparison.id} is of all groups together and is not taken within strata`,
      remedy: 'Name "difference", "ratio" or "log-ratio", or leave "given" out.',
    };
  }
  return against === 'best' || against === 'overall'
    ? {
        about: 'against',
        what: `within strata groups are not compared with "${against}"`,
        remedy: 'Name "rest" or a group.',
      }
    : undefined;
}
