/** What `of` gives of all ordered pairs of two, without those that give nothing. */
export function* eachPair<A, T>(items: readonly A[], of: (a: A, b: A) => T | undefined): Generator<T> {
  for (const a of items) {
    for (const b of items) {
      const given = a === b ? undefined : of(a, b);
      if (given !== undefined) yield given;
    }
  }
}
