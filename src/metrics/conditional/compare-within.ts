import type { ConditionalDisparity, Estimate, SliceId, Strata, Unknown } from '../../result/index.ts';
import { chiSquaredTail } from '../../stats/chi-squared.ts';
import { breslowDay, mantelHaenszel, type Stratum } from '../../stats/mantel-haenszel.ts';
import { normalTails } from '../../stats/normal.ts';
import { scales, standardised } from '../../stats/within-strata.ts';
import type { PairComparison } from '../comparison.ts';
import type { Intervals } from '../intervals.ts';
import type { Metric } from '../metric.ts';
import { settle } from '../settle.ts';
import { type Without, withoutBatch, worthWithin } from './design-effect.ts';
import { holdsBoth, type Side, sidesOf, strataOf, tellingStrata } from './sides.ts';
import type { StrataField } from './strata-field.ts';

/** A share of rows to be compared within strata. */
export interface Within {
  readonly metric: Metric;
  /** Whether the rows have all that the metric needs. */
  readonly measured: boolean;
  readonly comparison: PairComparison;
  readonly confidence: number;
  readonly intervals: Intervals;
  /** Index of the reference group; everybody else where there is none. */
  readonly against: number | undefined;
}

type Compared = Pick<ConditionalDisparity, 'slice' | 'against' | 'estimate' | 'strata'>;

/** Every group but the reference, compared with it within the strata of a field. */
export function compareWithin(field: StrataField, asked: Within): readonly Compared[] {
  const { metric, against } = asked;
  const whole = field.parts(metric);
  const groups = [...field.slices.keys()]
    .filter((group) => group !== against)
    .map((group) => ({ group, sides: sidesOf(whole, group, against), without: [] as Without[] }));
  const scale = scaleOf(asked);
  for (const batch of field.batches(metric)) {
    for (const { group, sides, without } of groups) {
      const left = withoutBatch(sides, sidesOf(batch, group, against), scale);
      if (left) without.push(left);
    }
  }
  return groups.map(({ group, sides, without }) => ({
    slice: field.slices[group] as SliceId,
    ...(against !== undefined && { against: field.slices[against] as SliceId }),
    ...compareSides(sides, without, field.unplaced, asked),
  }));
}

const scaleOf = ({ comparison, intervals }: Within) => scales[intervals[comparison.chosen].compares];

function compareSides(
  sides: readonly Side[],
  without: readonly Without[],
  unplaced: number,
  asked: Within,
): { estimate: Estimate; strata: Strata } {
  const { comparison, confidence, intervals } = asked;
  const strata = strataOf(sides);
  const telling = { ...tellingStrata(strata), unplaced };
  const shares = standardised(strata);
  const n = sides.reduce((sum, [group]) => sum + group.rows, 0);
  const unknown = (because: Unknown) => ({
    estimate: { known: false as const, because, n },
    strata: telling,
  });
  if (!asked.measured) return unknown('no-scores');
  if (!shares) return unknown(n === 0 ? 'zero-denominator' : 'no-common-stratum');
  const worth = worthWithin(sides, shares, scaleOf(asked), without);
  const pace = worth.at(confidence);
  const sized = (share: number, rows: number) => ({ count: share * rows * pace, n: rows * pace });
  const found = intervals[comparison.chosen].of(
    sized(shares.group, shares.rows),
    sized(shares.reference, shares.others),
    confidence,
  );
  return {
    estimate: settle(
      comparison.of(shares.group, shares.reference),
      found ? comparison.scaled(found) : { low: undefined, high: undefined },
      sides.reduce((sum, [group], at) => sum + (holdsBoth(strata[at] as Stratum) ? group.rows : 0), 0),
      'mantel-haenszel',
    ),
    strata: { ...telling, ...tested(strata, worth.designEffect) },
  };
}

/** Whether both are alike within strata, and whether strata are alike. */
function tested(strata: readonly Stratum[], designEffect: number): Pick<Strata, 'alike' | 'homogeneous'> {
  const alike = mantelHaenszel(strata.filter(holdsBoth));
  const homogeneous = breslowDay(strata);
  return {
    ...(alike && { alike: normalTails(alike.statistic / Math.sqrt(designEffect)) }),
    ...(homogeneous && {
      homogeneous: chiSquaredTail(homogeneous.statistic / designEffect, homogeneous.df),
    }),
  };
}
