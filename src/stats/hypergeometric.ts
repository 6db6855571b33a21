import type { Counted } from './counted.ts';

/** A distribution over whole numbers from `first` on; `probability` adds up to 1. */
export interface Discrete {
  readonly first: number;
  readonly probability: Float64Array;
}

/**
 * How the count of the first group is distributed when both margins of a 2 × 2 table are fixed and nothing but chance
 * is at work: built up from its mode by the ratio of neighbours, which loses no digits for large counts.
 * @param a whole numbers
 * @param b whole numbers
 */
export function hypergeometric(a: Counted, b: Counted): Discrete {
  const drawn = a.count + b.count;
  const first = Math.max(0, drawn - b.n);
  const last = Math.min(a.n, drawn);
  const mode = Math.min(last, Math.max(first, Math.floor(((drawn + 1) * (a.n + 1)) / (a.n + b.n + 2))));
  const probability = new Float64Array(last - first + 1);
  const up = (k: number) => ((a.n - k) * (drawn - k)) / ((k + 1) * (b.n - drawn + k + 1));
  probability[mode - first] = 1;
  for (let k = mode; k < last; k++) probability[k + 1 - first] = (probability[k - first] as number) * up(k);
  for (let k = mode; k > first; k--)
    probability[k - 1 - first] = (probability[k - first] as number) / up(k - 1);
  const total = probability
    .slice()
    .sort()
    .reduce((sum, weight) => sum + weight, 0);
  return { first, probability: probability.map((weight) => weight / total) };
}
