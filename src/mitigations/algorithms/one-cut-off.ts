import { bestWithin, type Candidate, chooses } from './best-within.ts';
import type { OperatingCurve, OperatingPoint } from './operating-points.ts';
import { gapOf, OBJECTIVES, type ObjectiveId, PARITIES, type ParityId, RATES, totalsOf } from './rates.ts';
import { mixture, type Selection } from './selection.ts';

/** Places at most, of each group, that the others are brought close to. */
const MOST_TARGETS = 250;

interface Cuts extends Candidate {
  readonly chosen: readonly OperatingPoint[];
}

/**
 * One cut-off a group, nothing left to chance, with gaps of at most `within`: of all places that a group can be cut at, the
 * others as close to it as they come, the one that serves the objective best.
 * @throws InvalidInput which says how far the constraint can be met, when it cannot.
 */
export function oneCutOffEach(
  curves: readonly OperatingCurve[],
  { parity, objective, within }: { parity: ParityId; objective: ObjectiveId; within: number },
): Selection[] {
  const groups = curves.map((curve) => ({
    curve,
    rates: curve.points.map((point) => PARITIES[parity].map((rate) => RATES[rate](curve, point))),
  }));
  const candidates = groups.flatMap(({ rates }) =>
    thinned(rates).map((target) => near(groups, target, { parity, objective })),
  );
  const best = bestWithin(candidates, { parity, within, means: 'one cut-off a group' });
  return best.chosen.map(({ from }) => mixture([{ probability: 1, from }]));
}

interface Group {
  readonly curve: OperatingCurve;
  /** Of each of the curve’s points. */
  readonly rates: readonly (readonly number[])[];
}

/** Every group cut where its rates are closest to the target. */
function near(
  groups: readonly Group[],
  target: readonly number[],
  { parity, objective }: { parity: ParityId; objective: ObjectiveId },
): Cuts {
  const chosen = groups.map(({ curve, rates }) => {
    return { ...curve, ...(curve.points[nearest(rates, target)] as OperatingPoint) };
  });
  const all = totalsOf(chosen);
  const served = chosen.reduce((sum, group) => {
    const share = (group.positives + group.negatives) / (all.positives + all.negatives);
    return sum + share * OBJECTIVES[objective](group, group);
  }, 0);
  return { chosen, gap: gapOf(parity, chosen), served, chooses: chooses(chosen) };
}

/** The place whose farthest rate is nearest to the target’s. */
function nearest(rates: Group['rates'], target: readonly number[]): number {
  let [place, least] = [0, Number.POSITIVE_INFINITY];
  rates.forEach((own, at) => {
    let distance = 0;
    for (let rate = 0; rate < target.length; rate++) {
      distance = Math.max(distance, Math.abs((own[rate] as number) - (target[rate] as number)));
    }
    if (distance < least) [place, least] = [at, distance];
  });
  return place;
}

function thinned<T>(values: readonly T[]): T[] {
  const every = Math.ceil(values.length / MOST_TARGETS);
  return values.filter((_, at) => at % every === 0);
}
