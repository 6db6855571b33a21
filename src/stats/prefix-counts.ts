/** How many of the things met so far lie before a place, each asked and added in log time (Fenwick 1994). */
export interface PrefixCounts {
  /** @param place a whole number in [0, size) */
  add(place: number): void;
  /** @param place a whole number in [0, size]; things at it are not counted */
  before(place: number): number;
}

/** Nothing met yet. */
export function prefixCounts(size: number): PrefixCounts {
  const counts = new Int32Array(size + 1);
  return {
    add(place) {
      for (let at = place + 1; at <= size; at += at & -at) counts[at] = (counts[at] as number) + 1;
    },
    before(place) {
      let sum = 0;
      for (let at = place; at > 0; at -= at & -at) sum += counts[at] as number;
      return sum;
    },
  };
}
