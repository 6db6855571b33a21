import { binomial } from '../../src/stats/binomial.ts';
import type { Random } from '../../src/stats/random.ts';

/** Draws counts of successes among `n` rows, by looking up where a uniform number falls. */
export function counts(n: number, share: number): (source: Random) => number {
  let sum = 0;
  const upTo = binomial(n, share).map((probability) => {
    sum += probability;
    return sum;
  });
  return (source) => {
    const at = source.uniform();
    let low = 0;
    let high = n;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] as number) > at) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}

/** The same answer for the same question, worked out once. */
export function remembered<T>(of: (key: number) => T): (key: number) => T {
  const known = new Map<number, T>();
  return (key) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const made = of(key);
    known.set(key, made);
    return made;
  };
}
