/** Rows as points, all of one width: `values[row * width + column]`, all finite. */
export interface Points {
  readonly width: number;
  readonly values: Float64Array;
}

/** Rows at one place, or as far from somewhere: how many, and the sum of their values. */
interface Tally {
  count: number;
  sum: number;
}

interface Place extends Tally {
  /** One of its rows. */
  readonly row: number;
}

/** A part of space, cut at one of its places along one column. */
interface Cut {
  readonly place: Place;
  readonly column: number;
  readonly below: Cut | undefined;
  readonly above: Cut | undefined;
}

/**
 * The mean value of the nearest other rows of each row, by Euclidean distance: of so many, and of all others that are no
 * farther than the farthest of these, so that no order of the rows matters. Places are found in a k-d tree (Bentley 1975).
 * @param value of every row
 * @param count at least 1, less than the number of rows
 */
export function meansOfNearest(points: Points, value: ArrayLike<number>, count: number): Float64Array {
  const places = placesOf(points, value);
  const tree = cut(points, [...new Set(places)], 0);
  const found = new Map<Place, Tally>();
  return Float64Array.from(places, (place, row) => {
    const near = found.get(place) ?? nearestTo(points, place, tree, count + 1);
    found.set(place, near);
    return (near.sum - (value[row] as number)) / (near.count - 1);
  });
}

/** The place of every row. */
function placesOf({ width, values }: Points, value: ArrayLike<number>): readonly Place[] {
  const found = new Map<string, Place>();
  return Array.from({ length: value.length }, (_, row) => {
    const key = values.subarray(row * width, (row + 1) * width).join();
    const place = found.get(key) ?? { row, count: 0, sum: 0 };
    found.set(key, place);
    place.count += 1;
    place.sum += value[row] as number;
    return place;
  });
}

function cut(points: Points, places: readonly Place[], depth: number): Cut | undefined {
  const { width, values } = points;
  const column = depth % width;
  const at = ({ row }: Place) => values[row * width + column] as number;
  const sorted = [...places].sort((a, b) => at(a) - at(b));
  const middle = sorted.length >> 1;
  const place = sorted[middle];
  return (
    place && {
      place,
      column,
      below: cut(points, sorted.slice(0, middle), depth + 1),
      above: cut(points, sorted.slice(middle + 1), depth + 1),
    }
  );
}

/** All rows within the least distance from a place that holds so many, those at the place included. */
function nearestTo({ width, values }: Points, from: Place, tree: Cut | undefined, most: number): Tally {
  const at = ({ row }: Place, column: number) => values[row * width + column] as number;
  const rings: (Tally & { readonly squared: number })[] = [];
  let count = 0;

  const meet = (place: Place) => {
    let squared = 0;
    for (let column = 0; column < width; column++) squared += (at(place, column) - at(from, column)) ** 2;
    let ring = rings.findIndex((other) => other.squared >= squared);
    if (ring < 0) ring = rings.length;
    if (rings[ring]?.squared !== squared) rings.splice(ring, 0, { squared, count: 0, sum: 0 });
    const met = rings[ring] as Tally;
    met.count += place.count;
    met.sum += place.sum;
    count += place.count;
    for (let last = rings.at(-1); last && count - last.count >= most; last = rings.at(-1)) {
      count -= last.count;
      rings.pop();
    }
  };
  const visit = (part: Cut | undefined) => {
    if (!part) return;
    const apart = at(from, part.column) - at(part.place, part.column);
    visit(apart < 0 ? part.below : part.above);
    meet(part.place);
    if (count < most || apart ** 2 <= (rings.at(-1)?.squared ?? 0))
      visit(apart < 0 ? part.above : part.below);
  };
  visit(tree);
  return { count, sum: rings.reduce((sum, ring) => sum + ring.sum, 0) };
}
