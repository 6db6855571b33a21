import { type PairInterval, type PairIntervalId, pairIntervals } from '../stats/pair-intervals.ts';
import {
  type ProportionInterval,
  type ProportionIntervalId,
  proportionIntervals,
} from '../stats/proportion-intervals.ts';
import type { ResamplingId } from '../stats/resamplings.ts';

/** Ids of the intervals of shares of rows; whatever is no such share has a bootstrap. */
export interface IntervalChoice {
  readonly rates: ProportionIntervalId;
  readonly differences: PairIntervalId;
  readonly ratios: PairIntervalId;
  /** How cells are drawn where there is a bootstrap. */
  readonly bootstrap: ResamplingId;
}

/** Chosen by measured coverage: `docs/coverage.md`. */
export const DEFAULT_INTERVALS = {
  rates: 'wilson',
  differences: 'mover-jeffreys',
  ratios: 'mover-ratio',
  bootstrap: 'poisson',
} as const satisfies IntervalChoice;

export interface Intervals {
  readonly rates: ProportionInterval<ProportionIntervalId>;
  readonly differences: PairInterval<PairIntervalId>;
  readonly ratios: PairInterval<PairIntervalId>;
}

export function intervalsOf({ rates, differences, ratios }: IntervalChoice): Intervals {
  return {
    rates: proportionIntervals.get(rates),
    differences: pairIntervals.get(differences),
    ratios: pairIntervals.get(ratios),
  };
}

/** Ids of the intervals of a comparison. */
export function intervalsComparing(compares: PairInterval['compares']): readonly PairIntervalId[] {
  return [...pairIntervals].filter((interval) => interval.compares === compares).map(({ id }) => id);
}
