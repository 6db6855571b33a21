import { indexOfMost, RATE_GRID } from './grid.ts';
import { along, upperHull } from './hull.ts';
import type { OperatingCurve } from './operating-points.ts';
import { OBJECTIVES, type ObjectiveId, RATES, totalsOf } from './rates.ts';
import { mixture, type Selection } from './selection.ts';

/**
 * Mixtures, by group, of two cut-offs and of chance, that give all groups the same true and false positive rate: the best
 * point that lies under the ROC curve of each (Hardt, Price & Srebro 2016).
 */
export function equalisedOdds(curves: readonly OperatingCurve[], objective: ObjectiveId): Selection[] {
  const places = curves.map((curve) => {
    const points = curve.points.map((point) => ({
      x: RATES['false-positive-rate'](curve, point),
      y: RATES['true-positive-rate'](curve, point),
      from: point.from,
    }));
    return along(upperHull(points), RATE_GRID);
  });
  const reached = RATE_GRID.map((_, at) => Math.min(...places.map((own) => own[at]?.y as number)));
  const totals = totalsOf(curves);
  const served = RATE_GRID.map((x, at) =>
    OBJECTIVES[objective](totals, {
      truePositive: (reached[at] as number) * totals.positives,
      falsePositive: x * totals.negatives,
    }),
  );
  const best = indexOfMost(served);
  const [x, y] = [RATE_GRID[best] as number, reached[best] as number];
  return places.map((own) => {
    const { left, right, share, y: above } = own[best] as (typeof own)[number];
    const chance = above > y ? (above - y) / (above - x) : 0;
    return mixture([
      { probability: chance * x, from: Number.NEGATIVE_INFINITY },
      { probability: (1 - chance) * (1 - share), from: left.from },
      { probability: (1 - chance) * share, from: right.from },
    ]);
  });
}
