import type { Estimate } from '../../result/index.ts';
import { simultaneousLevel } from '../../stats/simultaneous.ts';
import { extreme, extremeInterval, towardsFair } from '../family.ts';
import { isKnown, type Reading } from '../reading.ts';
import { settle } from '../settle.ts';
import type { PairMetric } from './pair-metric.ts';

/**
 * The widest gap between any two groups, as comparisons take it of single metrics: the end of its interval towards no
 * gap comes from limits that hold for all pairs together, so that it is valid where no gap is.
 */
export function widestPair(
  { widest, fair }: PairMetric,
  pairs: readonly Reading[],
  confidence: number,
  n: number,
): Estimate {
  const known = pairs.filter(isKnown);
  if (known.length === 0) {
    const because = pairs.find((pair) => !pair.known)?.because ?? 'one-group';
    return { known: false, because, n };
  }
  const all = (level: number) =>
    extremeInterval(
      known.map((pair) => pair.limits(level)),
      widest,
    );
  const interval = towardsFair(all(simultaneousLevel(confidence, known.length)), all(confidence), widest);
  return settle(
    extreme(
      known.map(({ value }) => value),
      widest,
    ),
    fair === undefined ? interval : extremeInterval([{ low: fair, high: fair }, interval], widest),
    n,
    'simultaneous-bootstrap',
  );
}
