import { bestWithin, chooses } from './best-within.ts';
import { cutAt, type OperatingCurve } from './operating-points.ts';
import { gapOf, OBJECTIVES, type ParityId, RATES, type Selected, type Totals, totalsOf } from './rates.ts';
import { mixture, type Selection } from './selection.ts';

const THRESHOLDS = Array.from({ length: 100 }, (_, at) => 0.01 + (0.98 * at) / 99);
/** Shares of the way from the threshold to the nearer end of the scores. */
const MARGINS = Array.from({ length: 50 }, (_, at) => at / 49);

/** A threshold, and how far from it decisions are in doubt. */
export interface RejectOption {
  readonly threshold: number;
  readonly margin: number;
}

/**
 * Decides where the score leaves doubt by group alone: for people of groups that are selected less than all together, against
 * the others (Kamiran, Karim & Zhang 2012). Of all thresholds and margins with a gap of at most `within` the one with the
 * best balanced accuracy.
 * @param threshold where scores were cut so far, by which groups fare better or worse.
 * @throws InvalidInput which says how far the constraint can be met, when it cannot.
 */
export function rejectOption(
  curves: readonly OperatingCurve[],
  { parity, within, threshold }: { parity: ParityId; within: number; threshold: number },
): RejectOption & { readonly selections: readonly Selection[] } {
  const favoured = faringWorse(curves, threshold);
  const candidates = THRESHOLDS.flatMap((threshold) =>
    MARGINS.map((share) => {
      const option = { threshold, margin: share * Math.min(threshold, 1 - threshold) };
      const groups = curves.map((curve, at) => ({
        ...curve,
        ...cutAt(curve, fromOf(option, favoured[at] as boolean)),
      }));
      const served = OBJECTIVES['balanced-accuracy'](totalsOf(groups), sumOf(groups));
      return {
        option,
        gap: gapOf(parity, groups),
        served,
        chooses: chooses(groups),
      };
    }),
  );
  const { option } = bestWithin(candidates, { parity, within, means: 'threshold and margin' });
  const selections = favoured.map((own) => mixture([{ probability: 1, from: fromOf(option, own) }]));
  return { ...option, selections };
}

const fromOf = ({ threshold, margin }: RejectOption, favoured: boolean): number =>
  favoured ? threshold - margin : threshold + margin;

function faringWorse(curves: readonly OperatingCurve[], threshold: number): boolean[] {
  const groups = curves.map((curve) => ({ ...curve, ...cutAt(curve, threshold) }));
  const rate = RATES['selection-rate'];
  const overall = rate(totalsOf(groups), sumOf(groups));
  return groups.map((group) => rate(group, group) < overall);
}

function sumOf(groups: readonly (Totals & Selected)[]): Selected {
  const sum = (of: keyof Selected) => groups.reduce((total, group) => total + group[of], 0);
  return { truePositive: sum('truePositive'), falsePositive: sum('falsePositive') };
}
