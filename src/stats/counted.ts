/** `count` of `n` independent rows, 0 ≤ count ≤ n and n > 0. Neither needs to be whole where rows have weights. */
export interface Counted {
  readonly count: number;
  readonly n: number;
}

export function proportionOf({ count, n }: Counted): number {
  return count / n;
}
