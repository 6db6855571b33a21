import { demandBothLabels } from './demand-both-labels.ts';
import { type LabelledRows, labelTotals, membersOf } from './groups.ts';

/** What a group comes to when its scores are cut at one place, in weight. */
export interface OperatingPoint {
  /** Rows with this score or a higher one are selected: −∞ selects everybody, undefined nobody. */
  readonly from: number | undefined;
  /** The lowest score that is selected; +∞ where nobody is. */
  readonly lowest: number;
  readonly truePositive: number;
  readonly falsePositive: number;
}

/** All places where a group’s scores can be cut, from nobody to everybody. */
export interface OperatingCurve {
  readonly positives: number;
  readonly negatives: number;
  readonly points: readonly OperatingPoint[];
}

/** What those come to whose score is `threshold` or higher. */
export function cutAt({ points }: OperatingCurve, threshold: number): OperatingPoint {
  let [reached, beyond] = [0, points.length];
  while (beyond - reached > 1) {
    const middle = (reached + beyond) >> 1;
    if ((points[middle] as OperatingPoint).lowest >= threshold) reached = middle;
    else beyond = middle;
  }
  return points[reached] as OperatingPoint;
}

/** Rows of each label that a group needs for a cut-off of its own. */
const LEAST_ROWS = 5;

/**
 * Of every group. Cut-offs lie halfway between neighbouring scores.
 * @throws InvalidInput when a group has fewer than five rows of a label.
 */
export function operatingCurves(rows: LabelledRows, score: Float64Array): OperatingCurve[] {
  demandBothLabels(rows, LEAST_ROWS);
  const members = membersOf(rows.groups);
  return labelTotals(rows).map(([negatives, positives], code) => ({
    positives,
    negatives,
    points: pointsOf(members[code] as Int32Array, rows, score),
  }));
}

function pointsOf(
  members: Int32Array,
  { label, weight }: LabelledRows,
  score: Float64Array,
): OperatingPoint[] {
  const descending = members.toSorted((a, b) => (score[b] as number) - (score[a] as number));
  let [truePositive, falsePositive] = [0, 0];
  const points: OperatingPoint[] = [
    { from: undefined, lowest: Number.POSITIVE_INFINITY, truePositive, falsePositive },
  ];
  descending.forEach((row, at) => {
    if (label[row] === 1) truePositive += weight[row] as number;
    else falsePositive += weight[row] as number;
    const next = descending[at + 1];
    if (next !== undefined && score[next] === score[row]) return;
    const from =
      next === undefined ? Number.NEGATIVE_INFINITY : ((score[row] as number) + (score[next] as number)) / 2;
    points.push({ from, lowest: score[row] as number, truePositive, falsePositive });
  });
  return points;
}
