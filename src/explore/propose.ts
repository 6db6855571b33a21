import { setImmediate } from 'node:timers/promises';
import type { OnProgress } from '../pipeline/progress.ts';
import { alone, blocksOf, type Counts, composite, countRows } from './blocks.ts';
import { type Coded, type Literal, type Share, type Table, taken } from './table.ts';

/** A slice that deviates, as the search found it. */
export interface Candidate extends Share {
  /** In ascending order of columns. */
  readonly literals: readonly Literal[];
  /** Standard errors between its share and that of all other rows; above 0 where its own is higher. */
  readonly z: number;
}

export interface Proposals {
  /** Slices that were looked at, and those that had too few rows to be. */
  readonly looked: number;
  readonly small: number;
  /** Farthest from the rest first. */
  readonly candidates: readonly Candidate[];
}

export interface Reach {
  /** Columns crossed at most. */
  readonly order: number;
  /** Rows that a slice, and all others together, must have. */
  readonly minRows: number;
  /** Standard errors from which a slice deviates. */
  readonly threshold: number;
  /** Candidates kept at most. */
  readonly most: number;
}

export interface Watch {
  readonly progress?: OnProgress;
  readonly signal?: AbortSignal;
}

/**
 * Looks at every combination of values of up to `order` columns. A slice is proposed where it deviates from all other
 * rows, and from what is left of each broader slice that it refines, in the same direction: so an effect that a broader
 * slice has everywhere is not told again of its parts.
 *
 * Rows are counted by the columns' codes, the rows that count first: one pass finds all slices of a set of columns, and of
 * its neighbours too, where bit sets would take one pass per slice.
 */
export async function propose(
  table: Table,
  reach: Reach,
  { progress, signal }: Watch = {},
): Promise<Proposals> {
  const { rows, hits, columns } = hitsFirst(table);
  const known = new Map<string, Counts>([['', { n: Int32Array.of(rows), count: Int32Array.of(hits) }]]);
  const blocks = blocksOf(columns, rows);
  const total = setsUpTo(columns.length, reach.order);
  const found: Candidate[] = [];
  let looked = 0;
  let small = 0;
  let done = 0;

  for (let size = 1; size <= Math.min(reach.order, columns.length); size++) {
    for (const prefix of combinations(columns.length, size - 1)) {
      const codes = composite(
        prefix.map((index) => columns[index] as Coded),
        rows,
      );
      const cells = prefix.reduce((product, index) => product * sizeOf(columns, index), 1);
      const begin = (prefix.at(-1) ?? -1) + 1;
      for (const block of blocks.filter(({ first, columns: own }) => first + own.length > begin)) {
        const joint = countRows(codes, cells, block, hits);
        for (let last = Math.max(begin, block.first); last < block.first + block.columns.length; last++) {
          const set = [...prefix, last];
          const counts = alone(joint, block, last - block.first);
          if (size < reach.order) known.set(set.join(), counts);
          const judged = judge(set, counts, { rows, hits, columns, known }, reach);
          looked += judged.looked;
          small += judged.small;
          found.push(...judged.candidates);
          done++;
        }
      }
      if (found.length > 2 * reach.most) keepFarthest(found, reach.most);
      await setImmediate();
      signal?.throwIfAborted();
      progress?.({ done, total, unit: 'sets of columns' });
    }
  }
  keepFarthest(found, reach.most);
  return { looked, small, candidates: found };
}

interface Sorted {
  readonly rows: number;
  readonly hits: number;
  readonly columns: readonly Coded[];
}

function hitsFirst({ rows, hit, columns }: Table): Sorted {
  const order = new Int32Array(rows);
  let hits = 0;
  for (let row = 0; row < rows; row++) if (hit[row]) order[hits++] = row;
  let misses = hits;
  for (let row = 0; row < rows; row++) if (!hit[row]) order[misses++] = row;
  const sorted = columns.map(({ codes, ...column }) => ({
    ...column,
    codes: taken(codes, order),
  }));
  return { rows, hits, columns: sorted };
}

const sizeOf = (columns: readonly Coded[], index: number) => (columns[index] as Coded).values.length;

function judge(
  set: readonly number[],
  { n: sizes, count: counts }: Counts,
  { rows, hits, columns, known }: Sorted & { readonly known: ReadonlyMap<string, Counts> },
  { minRows, threshold }: Reach,
): Proposals {
  const candidates: Candidate[] = [];
  let looked = 0;
  let small = 0;
  for (let cell = 0; cell < sizes.length; cell++) {
    const n = sizes[cell] as number;
    if (n === 0 || n === rows) continue;
    if (n < minRows || rows - n < minRows) {
      small++;
      continue;
    }
    looked++;
    const count = counts[cell] as number;
    const z = deviation({ n, count }, { n: rows, count: hits });
    if (Math.abs(z) < threshold) continue;
    const literals = literalsOf(set, cell, columns);
    const parents = set.length === 1 ? [] : literals.map((left) => parentOf(literals, left, columns, known));
    const apart = parents.every((parent) => Math.sign(z) * deviation({ n, count }, parent) >= threshold);
    if (apart) candidates.push({ literals, n, count, z });
  }
  return { looked, small, candidates };
}

/** Standard errors between the share of a part and that of all else in the whole; 0 where nothing can be told. */
function deviation(part: Share, whole: Share): number {
  const others = whole.n - part.n;
  const share = whole.count / whole.n;
  const squared = share * (1 - share) * (1 / part.n + 1 / others);
  if (!(others > 0 && squared > 0)) return 0;
  return (part.count / part.n - (whole.count - part.count) / others) / Math.sqrt(squared);
}

function literalsOf(set: readonly number[], cell: number, columns: readonly Coded[]): Literal[] {
  let left = cell;
  return set
    .toReversed()
    .map((column) => {
      const size = sizeOf(columns, column);
      const code = left % size;
      left = (left - code) / size;
      return { column, code };
    })
    .reverse();
}

/** The broader slice without one of the literals. */
function parentOf(
  literals: readonly Literal[],
  left: Literal,
  columns: readonly Coded[],
  known: ReadonlyMap<string, Counts>,
): Share {
  const kept = literals.filter((literal) => literal !== left);
  const { n, count } = known.get(kept.map(({ column }) => column).join()) as Counts;
  const cell = kept.reduce((at, { column, code }) => at * sizeOf(columns, column) + code, 0);
  return { n: n[cell] as number, count: count[cell] as number };
}

function keepFarthest(found: Candidate[], most: number): void {
  found.sort((a, b) => Math.abs(b.z) - Math.abs(a.z));
  found.length = Math.min(found.length, most);
}

/** All ascending sets of `size` numbers below `of`, in order. */
function* combinations(of: number, size: number, first = 0): Generator<readonly number[]> {
  if (size === 0) {
    yield [];
    return;
  }
  for (let next = first; next <= of - size; next++) {
    for (const rest of combinations(of, size - 1, next + 1)) yield [next, ...rest];
  }
}

function setsUpTo(of: number, order: number): number {
  let sets = 0;
  let ofSize = 1;
  for (let size = 1; size <= Math.min(order, of); size++) {
    ofSize = (ofSize * (of - size + 1)) / size;
    sets += ofSize;
  }
  return sets;
}
