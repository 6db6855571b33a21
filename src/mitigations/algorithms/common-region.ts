import type { Point } from './hull.ts';

/** A convex polygon, counter-clockwise. */
export type Polygon = readonly Point[];

const ROUNDING = 1e-12;

/** What two convex polygons have in common (Sutherland & Hodgman 1974); they do overlap. */
export function commonRegion(one: Polygon, other: Polygon): Polygon {
  return one.reduce<Polygon>(
    (kept, from, at) => clip(kept, from, one[(at + 1) % one.length] as Point),
    other,
  );
}

/** What lies to the left of the line through two points, or on it. */
function clip(polygon: Polygon, from: Point, to: Point): Polygon {
  const left = ({ x, y }: Point) => (to.x - from.x) * (y - from.y) - (to.y - from.y) * (x - from.x);
  return polygon.flatMap((point, at) => {
    const next = polygon[(at + 1) % polygon.length] as Point;
    const [here, there] = [left(point), left(next)];
    const kept = here >= -ROUNDING ? [point] : [];
    if (Math.abs(here) <= ROUNDING || Math.abs(there) <= ROUNDING || here > 0 === there > 0) return kept;
    const share = here / (here - there);
    return [...kept, { x: point.x + share * (next.x - point.x), y: point.y + share * (next.y - point.y) }];
  });
}
