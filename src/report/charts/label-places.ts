/** A point with the bars of its intervals, in pixels. */
export interface CrossInPixels {
  readonly x: number;
  readonly y: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}
interface Place {
  readonly x: number;
  readonly y: number;
}

/** Half of what a letter covers. */
const REACH = 7;

/** Where a letter may stand from its point, best first: in the corners of the cross, near it and then farther off. */
const OFFSETS = [10, 20, 30].flatMap((far, ring) => [
  { x: far, y: -far, ring },
  { x: far, y: far, ring },
  { x: -far, y: -far, ring },
  { x: -far, y: far, ring },
]);

const covers = (value: number, from: number, to: number) => value > from - REACH && value < to + REACH;

/** How much a letter here would lie on: a bar counts one, a point or another letter three. */
function crowding({ x, y }: Place, crosses: readonly CrossInPixels[], placed: readonly Place[]): number {
  const bars = crosses.flatMap((cross) => [
    covers(x, cross.left, cross.right) && covers(y, cross.y, cross.y),
    covers(y, cross.top, cross.bottom) && covers(x, cross.x, cross.x),
  ]);
  const near = [...crosses, ...placed].map((other) => Math.hypot(x - other.x, y - other.y) < 2 * REACH);
  return bars.filter(Boolean).length + 3 * near.filter(Boolean).length;
}

/** A place for the letter of each cross, one after another where it is least crowded. */
export function labelPlaces(crosses: readonly CrossInPixels[]): readonly Place[] {
  const placed: Place[] = [];
  for (const { x, y } of crosses) {
    const places = OFFSETS.map((offset) => ({ x: x + offset.x, y: y + offset.y }));
    const crowded = places.map(
      (place, index) => crowding(place, crosses, placed) + (OFFSETS[index]?.ring ?? 0),
    );
    placed.push(places[crowded.indexOf(Math.min(...crowded))] ?? { x, y });
  }
  return placed;
}
