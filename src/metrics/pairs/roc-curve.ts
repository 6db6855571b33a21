/** A ROC curve from (0, 0) to (1, 1), straight between its points; both coordinates never fall. */
export interface RocCurve {
  readonly falsePositive: Float64Array;
  readonly truePositive: Float64Array;
}

/**
 * The curve of a group, one point a score bin, so that scores that are alike make a slope.
 * @param ranks first the unfavourable labels by ascending score, then the favourable ones
 * @returns undefined where there is one class only.
 */
export function rocCurve(ranks: Float64Array): RocCurve | undefined {
  const bins = ranks.length / 2;
  const falsePositive = descendingShares(ranks.subarray(0, bins));
  const truePositive = descendingShares(ranks.subarray(bins));
  return falsePositive && truePositive && { falsePositive, truePositive };
}

/** Share of the weight in the highest bins: in none, in the last, in the last two, …, in all. */
function descendingShares(weights: Float64Array): Float64Array | undefined {
  const sums = new Float64Array(weights.length + 1);
  for (let taken = 1; taken <= weights.length; taken++) {
    sums[taken] = (sums[taken - 1] as number) + (weights[weights.length - taken] as number);
  }
  const all = sums[weights.length] as number;
  return all > 0 ? sums.map((sum) => sum / all) : undefined;
}

/** The curve's height at ascending false positive rates; where it rises straight up, its upper end. */
export function heights({ falsePositive, truePositive }: RocCurve, at: Float64Array): Float64Array {
  let next = 0;
  return at.map((rate) => {
    while (next + 1 < falsePositive.length && (falsePositive[next + 1] as number) <= rate) next += 1;
    return heightAfter({ falsePositive, truePositive }, next, rate);
  });
}

/** The height at a rate that lies on or after one point and before the next. */
function heightAfter({ falsePositive, truePositive }: RocCurve, point: number, rate: number): number {
  const from = falsePositive[point] as number;
  const height = truePositive[point] as number;
  const to = falsePositive[point + 1];
  if (to === undefined || to === from) return height;
  return height + ((rate - from) / (to - from)) * ((truePositive[point + 1] as number) - height);
}

/** The area that two curves enclose, whichever lies above, exactly. */
export function areaBetween(one: RocCurve, other: RocCurve): number {
  let [a, b] = [0, 0];
  let from = 0;
  let area = 0;
  while (from < 1) {
    a = lastAt(one, a, from);
    b = lastAt(other, b, from);
    const to = Math.min(one.falsePositive[a + 1] ?? 1, other.falsePositive[b + 1] ?? 1);
    const gap = (rate: number) => heightAfter(one, a, rate) - heightAfter(other, b, rate);
    area += areaOfLine(gap(from), gap(to)) * (to - from);
    from = to;
  }
  return area;
}

/** The last point at or before a rate. */
function lastAt({ falsePositive }: RocCurve, from: number, rate: number): number {
  let point = from;
  while (point + 1 < falsePositive.length && (falsePositive[point + 1] as number) <= rate) point += 1;
  return point;
}

/** Area between 0 and a line over an interval of width 1. */
function areaOfLine(start: number, end: number): number {
  if (start * end >= 0) return Math.abs(start + end) / 2;
  return (start ** 2 + end ** 2) / (2 * Math.abs(start - end));
}
