import { type Cell, isSmall } from './cell.ts';
import { recoverable } from './recoverable.ts';
import { type Sum, sumsOf } from './sums.ts';

/**
 * Keys of the slices that must not be told: those with a small count, and as many others as it takes that neither a count
 * of theirs nor a small sum of them can be worked out from what is told (complementary suppression).
 */
export function withheld(cells: ReadonlyMap<string, Cell>, smallest: number): ReadonlySet<string> {
  const hidden = new Set([...cells].flatMap(([key, { counts }]) => (isSmall(counts, smallest) ? [key] : [])));
  const sums = sumsOf(cells);
  for (let before = -1; before < hidden.size; ) {
    before = hidden.size;
    for (const sum of sums) cover(sum, cells, hidden, smallest);
    if (hidden.size === before) hideBeside(recoverable(hidden, sums), sums, cells, hidden);
  }
  return hidden;
}

/** Hides more parts of a sum whose whole is told, smallest first, until those hidden tell nothing together. */
function cover(
  { whole, parts }: Sum,
  cells: ReadonlyMap<string, Cell>,
  hidden: Set<string>,
  smallest: number,
): void {
  if (hidden.has(whole)) return;
  const within = parts.filter((part) => hidden.has(part));
  if (within.length === 0) return;
  const told = bySize(parts, cells).filter((part) => !hidden.has(part));
  while (within.length < 2 || isSmall(together(within, cells), smallest)) {
    const next = told.shift() ?? whole;
    hidden.add(next);
    if (next === whole) return;
    within.push(next);
  }
}

/** Hides one more slice beside each that could be worked out; the whole where no part is left. */
function hideBeside(
  exposed: readonly string[],
  sums: readonly Sum[],
  cells: ReadonlyMap<string, Cell>,
  hidden: Set<string>,
): void {
  for (const key of exposed) {
    const near = sums.filter(({ whole, parts }) => whole === key || parts.includes(key));
    const told = (keys: readonly string[]) => bySize(keys, cells).filter((one) => !hidden.has(one));
    const next = told(near.flatMap(({ parts }) => parts))[0] ?? told(near.map(({ whole }) => whole))[0];
    if (next !== undefined) hidden.add(next);
  }
}

const bySize = (keys: readonly string[], cells: ReadonlyMap<string, Cell>): string[] => {
  const rows = (key: string) => cells.get(key)?.rows ?? 0;
  return [...keys].sort((a, b) => rows(a) - rows(b) || (a < b ? -1 : 1));
};

function together(keys: readonly string[], cells: ReadonlyMap<string, Cell>): readonly number[] {
  const [first, ...others] = keys.map((key) => cells.get(key)?.counts ?? []);
  return (first ?? []).map((count, at) => others.reduce((sum, counts) => sum + (counts[at] ?? 0), count));
}
