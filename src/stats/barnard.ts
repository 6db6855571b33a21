import { binomial } from './binomial.ts';
import type { Counted } from './counted.ts';
import { twoProportionZ } from './two-proportion-z.ts';

/** Shares tried at first; those beside the worst are then searched through. */
const GRID = 512;
const REFINEMENTS = 40;
/** Statistics this near to each other count as equal. */
const SAME = 1 - 1e-10;

/**
 * Barnard's exact test that two groups of whole counts are alike, on the pooled z statistic: as Fisher's, but without
 * fixing what nobody fixed, the total of the counts, so that it finds more (Barnard 1947). The worst over all shares
 * that both groups might have. Meant for small groups: the work grows with a.n × b.n.
 */
export function barnardP(a: Counted, b: Counted): number {
  const observed = distance(a, b);
  const rows = Array.from({ length: a.n + 1 }, (_, first) => {
    const rejected = (second: number) =>
      distance({ count: first, n: a.n }, { count: second, n: b.n }) >= observed * SAME;
    return Array.from({ length: b.n + 1 }, (_, second) => second).filter(rejected);
  });
  const chance = (share: number) => {
    const [ofA, ofB] = [binomial(a.n, share), binomial(b.n, share)];
    return rows.reduce(
      (sum, seconds, first) =>
        sum + (ofA[first] as number) * seconds.reduce((part, second) => part + (ofB[second] as number), 0),
      0,
    );
  };
  if (observed === 0) return 1;
  const tried = Array.from({ length: GRID - 1 }, (_, step) => (step + 1) / GRID);
  const chances = tried.map(chance);
  const worst = tried[chances.indexOf(Math.max(...chances))] as number;
  return Math.min(1, highest(chance, worst - 1 / GRID, worst + 1 / GRID));
}

const distance = (a: Counted, b: Counted) => Math.abs(twoProportionZ(a, b, 'pooled')?.statistic ?? 0);

/** Highest value that a function with one summit takes between two places (golden section). */
function highest(of: (x: number) => number, from: number, to: number): number {
  const golden = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [from, to];
  for (let step = 0; step < REFINEMENTS; step++) {
    const [left, right] = [high - golden * (high - low), low + golden * (high - low)];
    if (of(left) < of(right)) low = left;
    else high = right;
  }
  return of((low + high) / 2);
}
