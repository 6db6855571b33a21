import { indexOfMost, RATE_GRID } from './grid.ts';
import { along, upperHull } from './hull.ts';
import type { OperatingCurve } from './operating-points.ts';
import { OBJECTIVES, type ObjectiveId, RATES, type RateId, type Totals } from './rates.ts';
import { mixture, type Selection } from './selection.ts';

/**
 * Mixtures of two cut-offs, by group, that give all groups the same rate, at the level which serves the objective best over
 * everybody (Hardt, Price & Srebro 2016; Agarwal et al. 2018 for the other rates).
 */
export function equalisedRate(
  curves: readonly OperatingCurve[],
  rate: RateId,
  objective: ObjectiveId,
): Selection[] {
  const all = curves.reduce((sum, curve) => sum + sizeOf(curve), 0);
  const places = curves.map((curve) => {
    const points = curve.points.map((point) => ({
      x: RATES[rate](curve, point),
      y: OBJECTIVES[objective](curve, point),
      from: point.from,
    }));
    return along(upperHull(points), RATE_GRID);
  });
  const served = RATE_GRID.map((_, at) =>
    curves.reduce((sum, curve, group) => sum + (sizeOf(curve) / all) * (places[group]?.[at]?.y as number), 0),
  );
  const best = indexOfMost(served);
  return places.map((own) => {
    const { left, right, share } = own[best] as (typeof own)[number];
    return mixture([
      { probability: 1 - share, from: left.from },
      { probability: share, from: right.from },
    ]);
  });
}

const sizeOf = ({ positives, negatives }: Totals): number => positives + negatives;
