import type { OperatingCurve, OperatingPoint } from './operating-points.ts';

/** The weight of a group’s rows with each label. */
export type Totals = Pick<OperatingCurve, 'positives' | 'negatives'>;
/** The weight of those of them that are selected. */
export type Selected = Pick<OperatingPoint, 'truePositive' | 'falsePositive'>;

/** Linear in the selected, so that a mixture of ways to select has the mixture of their rates. */
type Rate = (totals: Totals, selected: Selected) => number;

/** Shares of people that can be made the same in all groups. */
export const RATES = {
  'selection-rate': ({ positives, negatives }, { truePositive, falsePositive }) =>
    (truePositive + falsePositive) / (positives + negatives),
  'true-positive-rate': ({ positives }, { truePositive }) => truePositive / positives,
  'false-positive-rate': ({ negatives }, { falsePositive }) => falsePositive / negatives,
} as const satisfies Record<string, Rate>;
export type RateId = keyof typeof RATES;

/** What is to be as high as it can be under a constraint. */
export const OBJECTIVES = {
  accuracy: ({ positives, negatives }, { truePositive, falsePositive }) =>
    (truePositive + negatives - falsePositive) / (positives + negatives),
  'balanced-accuracy': ({ positives, negatives }, { truePositive, falsePositive }) =>
    (truePositive / positives + 1 - falsePositive / negatives) / 2,
} as const satisfies Record<string, Rate>;
export type ObjectiveId = keyof typeof OBJECTIVES;

/** What the rates of all groups are to be the same in: one rate, or two at once. */
export const PARITIES = {
  'demographic-parity': ['selection-rate'],
  'equal-opportunity': ['true-positive-rate'],
  'predictive-equality': ['false-positive-rate'],
  'equalised-odds': ['false-positive-rate', 'true-positive-rate'],
} as const satisfies Record<string, readonly RateId[]>;
export type ParityId = keyof typeof PARITIES;

/** Of all groups together. */
export function totalsOf(groups: readonly Totals[]): Totals {
  const sum = (of: keyof Totals) => groups.reduce((total, group) => total + group[of], 0);
  return { positives: sum('positives'), negatives: sum('negatives') };
}

/** The widest gap between two groups in any rate of a parity. */
export function gapOf(parity: ParityId, groups: readonly (Totals & Selected)[]): number {
  const gaps = PARITIES[parity].map((rate) => {
    const values = groups.map((group) => RATES[rate](group, group));
    return Math.max(...values) - Math.min(...values);
  });
  return Math.max(...gaps);
}
