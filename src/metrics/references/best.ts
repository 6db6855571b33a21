import { isMissing } from '../../slices/lattice.ts';
import type { Limits, LooseInterval } from '../../stats/interval.ts';
import { contrastOf } from '../contrast.ts';
import { extreme, extremeInterval, familyConfidence, familyLimits } from '../family.ts';
import { boundsOfGroup } from '../missing-bounds.ts';
import type { KnownReading } from '../reading.ts';
import { familyMethod, settle } from '../settle.ts';
import type { Group, Reference } from './reference.ts';

type KnownGroup = Group & { readonly reading: KnownReading };

/**
 * The group with the best value as found; people whose group is not known are compared with it but never are it.
 * Because the data chose the reference, each interval allows for every group that could truly be the best
 * (in the manner of Hsu 1984), itself included.
 */
export const best: Reference = {
  needsRests: false,
  bounds: (groups, { against }) => against && boundsOfGroup(groups, against),
  compare({ metric, comparison, confidence, intervals, groups }) {
    const chosen = intervals[comparison.chosen];
    const candidates = groups.filter(
      (group): group is KnownGroup => group.reading.known && !isMissing(group.slice),
    );
    const farthest = metric.better === 'lower' ? 'largest' : 'smallest';
    const top = metric.better === 'lower' ? 'smallest' : 'largest';
    const values = candidates.map(({ reading }) => reading.value);
    const reference = candidates.find(({ reading }) => reading.value === extreme(values, top));
    const limits = familyLimits(
      groups.map(({ reading }) => reading),
      confidence,
      chosen,
    );
    const together = familyConfidence(
      groups.map(({ reading }) => reading),
      confidence,
    );
    const itself: LooseInterval = { low: comparison.fair, high: comparison.fair };
    return groups
      .filter((group) => group !== reference)
      .map(({ slice, reading }) => {
        if (!reading.known || !reference) {
          const because = reading.known ? 'one-group' : reading.because;
          return { slice, estimate: { known: false, because, n: reading.n } };
        }
        const own = limits.get(reading) as Limits;
        const interval = extremeInterval(
          candidates.map((candidate) =>
            candidate.reading === reading
              ? itself
              : comparison.interval(own, limits.get(candidate.reading) as Limits),
          ),
          farthest,
        );
        const value = comparison.of(reading.value, reference.reading.value);
        return {
          slice,
          against: reference.slice,
          estimate: settle(value, interval, reading.n, familyMethod(metric, chosen)),
          contrast: contrastOf({ metric, confidence: together }, reading, reference.reading),
        };
      });
  },
};
