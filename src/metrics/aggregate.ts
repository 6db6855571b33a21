import type { Estimate } from '../result/index.ts';
import type { Limits } from '../stats/interval.ts';
import { extreme, extremeInterval, familyLimits, ownLimits, towardsFair } from './family.ts';
import type { KnownReading, Reading } from './reading.ts';
import type { Field } from './references/reference.ts';
import { familyMethod, settle } from './settle.ts';

/**
 * The widest gap between any two groups of which the metric is known (highest − lowest, lowest / highest). Its interval
 * takes the extreme over all pairs as well as the value, so that it holds where no gap is. Only its end towards no gap
 * needs limits that hold for all pairs together: the other one is wrong only where that of the truly widest pair is.
 */
export function aggregate({ metric, comparison, confidence, groups }: Field): Estimate {
  const readings = groups.map(({ reading }) => reading);
  const known = readings.filter((reading): reading is KnownReading => reading.known);
  const n = known.reduce((sum, reading) => sum + reading.n, 0);
  if (known.length < 2) return { known: false, because: 'one-group', n };
  const all = (limits: ReadonlyMap<Reading, Limits>) =>
    extremeInterval(
      eachPair(known, (a, b) => comparison.interval(limits.get(a) as Limits, limits.get(b) as Limits)),
      comparison.widest,
    );
  const interval = towardsFair(
    all(familyLimits(readings, confidence)),
    all(ownLimits(readings, confidence)),
    comparison.widest,
  );
  const fair = { low: comparison.fair, high: comparison.fair };
  return settle(
    extreme(
      eachPair(known, (a, b) => comparison.of(a.value, b.value)),
      comparison.widest,
    ),
    extremeInterval([fair, interval], comparison.widest),
    n,
    familyMethod(metric),
  );
}

/** All ordered pairs of two, without those that give nothing. */
function* eachPair<T>(
  readings: readonly KnownReading[],
  of: (a: KnownReading, b: KnownReading) => T | undefined,
): Generator<T> {
  for (const a of readings) {
    for (const b of readings) {
      const given = a === b ? undefined : of(a, b);
      if (given !== undefined) yield given;
    }
  }
}
