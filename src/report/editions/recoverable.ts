import type { Sum } from './sums.ts';

type Row = Map<string, number>;

/** Keeps the noise of divisions from passing for a number. */
const NOTHING = 1e-9;

/**
 * Which of the slices that are withheld can be worked out from the sums, whose other slices are told: those that the sums
 * fix, whatever the others are (Gauss and Jordan's elimination).
 */
export function recoverable(withheld: ReadonlySet<string>, sums: readonly Sum[]): readonly string[] {
  const solved = new Map<string, Row>();
  for (const sum of sums) {
    const row = reduced(equation(withheld, sum), solved);
    const [pivot] = row.keys();
    if (pivot === undefined) continue;
    const scale = row.get(pivot) as number;
    for (const [key, value] of row) row.set(key, value / scale);
    for (const other of solved.values()) subtract(other, row, other.get(pivot) ?? 0);
    solved.set(pivot, row);
  }
  return [...solved].filter(([, row]) => row.size === 1).map(([pivot]) => pivot);
}

function equation(withheld: ReadonlySet<string>, { whole, parts }: Sum): Row {
  const row: Row = new Map(parts.filter((part) => withheld.has(part)).map((part) => [part, 1]));
  if (withheld.has(whole)) row.set(whole, -1);
  return row;
}

function reduced(row: Row, solved: ReadonlyMap<string, Row>): Row {
  for (const [key, value] of [...row]) {
    const known = solved.get(key);
    if (known) subtract(row, known, value);
  }
  return row;
}

function subtract(from: Row, row: Row, times: number): void {
  if (times === 0) return;
  for (const [key, value] of row) {
    const left = (from.get(key) ?? 0) - times * value;
    if (Math.abs(left) < NOTHING) from.delete(key);
    else from.set(key, left);
  }
}
