import { crossing } from './crossing.ts';
import type { Interval } from './interval.ts';

/** No p-value is said to be smaller: quantiles farther out lose their digits. */
const LEAST = 1e-12;

/**
 * p-value of a supposed number by an interval that narrows as its confidence falls: 1 − the highest confidence at which
 * it leaves that number out. 1 where it never does.
 * @param interval undefined where there is none at that confidence
 */
export function pOfInterval(
  interval: (confidence: number) => Interval | undefined,
  supposed: number,
): number {
  const leavesOut = (p: number) => {
    const found = interval(1 - p);
    return found !== undefined && (found.low > supposed || found.high < supposed);
  };
  const most = 1 - LEAST;
  return leavesOut(most) ? crossing(most, LEAST, leavesOut) : 1;
}
