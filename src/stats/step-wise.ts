/** What the p-value of a rank (1 is the smallest) among m is multiplied by. */
type Factor = (rank: number, m: number) => number;

/** Adjusted p-values, walking from the smallest: none is below that of a smaller one. */
export function stepDown(p: readonly number[], factor: Factor): number[] {
  return walk(p, factor, (ascending) => ascending, Math.max, 0);
}

/** Adjusted p-values, walking from the largest: none is above that of a larger one. */
export function stepUp(p: readonly number[], factor: Factor): number[] {
  return walk(p, factor, (ascending) => ascending.toReversed(), Math.min, 1);
}

function walk(
  p: readonly number[],
  factor: Factor,
  order: (ascending: readonly (readonly [number, number])[]) => readonly (readonly [number, number])[],
  further: (a: number, b: number) => number,
  start: number,
): number[] {
  const ascending = p.map((_, index) => index).sort((a, b) => (p[a] as number) - (p[b] as number));
  const adjusted = new Array<number>(p.length).fill(start);
  let reached = start;
  for (const [index, rank] of order(ascending.map((index, position) => [index, position + 1] as const))) {
    reached = further(reached, Math.min(1, (p[index] as number) * factor(rank, p.length)));
    adjusted[index] = reached;
  }
  return adjusted;
}
