import { equalisedOdds } from './equalise-odds.ts';
import { equalisedRate } from './equalise-rate.ts';
import type { OperatingCurve } from './operating-points.ts';
import type { ObjectiveId, ParityId } from './rates.ts';
import type { Selection } from './selection.ts';

type Equalise = (curves: readonly OperatingCurve[], objective: ObjectiveId) => Selection[];

const EQUALISE: Readonly<Record<ParityId, Equalise>> = {
  'demographic-parity': (curves, objective) => equalisedRate(curves, 'selection-rate', objective),
  'equal-opportunity': (curves, objective) => equalisedRate(curves, 'true-positive-rate', objective),
  'predictive-equality': (curves, objective) => equalisedRate(curves, 'false-positive-rate', objective),
  'equalised-odds': equalisedOdds,
};

/** By group, mixtures of cut-offs that leave no gap and serve the objective best. */
export function equalised(
  curves: readonly OperatingCurve[],
  { parity, objective }: { parity: ParityId; objective: ObjectiveId },
): Selection[] {
  return EQUALISE[parity](curves, objective);
}
