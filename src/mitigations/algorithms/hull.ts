/** A point of the plane. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The upper convex hull of points, by rising x: what mixtures of two of them can reach at most (Andrew 1979). */
export function upperHull<P extends Point>(points: readonly P[]): P[] {
  const hull: P[] = [];
  for (const point of points.toSorted((a, b) => a.x - b.x || a.y - b.y)) {
    while (hull.length > 0 && !turnsDown(hull.at(-2), hull.at(-1) as P, point)) hull.pop();
    hull.push(point);
  }
  return hull;
}

function turnsDown(before: Point | undefined, last: Point, next: Point): boolean {
  if (!before) return last.x < next.x;
  return (last.y - before.y) * (next.x - before.x) > (next.y - before.y) * (last.x - before.x);
}

/** A place on a hull between two neighbours: `share` of the way from `left` to `right`. */
export interface Between<P> {
  readonly left: P;
  readonly right: P;
  readonly share: number;
  readonly y: number;
}

/** The hull at every one of `xs`, which rise and lie within it. */
export function along<P extends Point>(hull: readonly P[], xs: readonly number[]): Between<P>[] {
  let segment = 0;
  return xs.map((x) => {
    while (segment + 2 < hull.length && (hull[segment + 1] as P).x < x) segment++;
    const left = hull[segment] as P;
    const right = hull[segment + 1] ?? left;
    const share = right.x > left.x ? Math.min(1, Math.max(0, (x - left.x) / (right.x - left.x))) : 0;
    return { left, right, share, y: left.y + share * (right.y - left.y) };
  });
}
