import { InvalidInput } from '../../errors.ts';
import { commonRegion, type Polygon } from './common-region.ts';
import { indexOfMost } from './grid.ts';
import type { Point } from './hull.ts';
import { OBJECTIVES, type ObjectiveId, RATES, type Selected, type Totals, totalsOf } from './rates.ts';

/** How likely a decision of each kind is favourable afterwards. */
export interface MixingRates {
  readonly ofFavourable: number;
  readonly ofUnfavourable: number;
}

/** A group, and what its decisions as they are come to. */
export interface Decided extends Totals, Selected {
  readonly name: string;
}

const ROUNDING = 1e-12;

/**
 * Turns decisions over with probabilities that give all groups the same true and false positive rate, at the point that
 * serves the objective best (Hardt, Price & Srebro 2016, from decisions alone).
 * @throws InvalidInput when the decisions of a group do not depend on the truth.
 */
export function mixedOdds(groups: readonly Decided[], objective: ObjectiveId): MixingRates[] {
  const points = groups.map((group): Point => {
    const own = {
      x: RATES['false-positive-rate'](group, group),
      y: RATES['true-positive-rate'](group, group),
    };
    if (Math.abs(own.y - own.x) > ROUNDING) return own;
    throw new InvalidInput(
      `the decisions of the group "${group.name}" are right no more often than chance`,
      {},
      'Take another threshold, or a model that tells its people apart.',
    );
  });
  const [first, ...others] = points.map(reachable) as [Polygon, ...Polygon[]];
  const region = others.reduce(commonRegion, first);
  const totals = totalsOf(groups);
  const served = region.map(({ x, y }) =>
    OBJECTIVES[objective](totals, {
      truePositive: y * totals.positives,
      falsePositive: x * totals.negatives,
    }),
  );
  const best = region[indexOfMost(served)] as Point;
  return points.map((own) => mixing(own, best));
}

/** All points that decisions can be mixed to: between never, always, as they are, and their opposites. */
function reachable({ x, y }: Point): Polygon {
  const [above, below] =
    y > x
      ? [
          { x, y },
          { x: 1 - x, y: 1 - y },
        ]
      : [
          { x: 1 - x, y: 1 - y },
          { x, y },
        ];
  return [{ x: 0, y: 0 }, below, { x: 1, y: 1 }, above];
}

/** From a group’s own point to the wanted one. */
function mixing(own: Point, { x, y }: Point): MixingRates {
  const informed = own.y - own.x;
  const ofUnfavourable = (own.y * x - own.x * y) / informed;
  const ofFavourable = ((1 - own.x) * y - (1 - own.y) * x) / informed;
  return { ofFavourable: clamped(ofFavourable), ofUnfavourable: clamped(ofUnfavourable) };
}

const clamped = (value: number): number => {
  const near = Math.abs(value) < ROUNDING ? 0 : Math.abs(value - 1) < ROUNDING ? 1 : value;
  return Math.min(1, Math.max(0, near));
};
