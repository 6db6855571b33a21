import { mantelHaenszel } from '../stats/mantel-haenszel.ts';
import type { Tested } from '../stats/tested.ts';
import type { Table } from './table.ts';

/** Rows told apart by the slices chosen so far. */
export interface Strata {
  /** Stratum of every row. */
  readonly of: Int32Array;
  readonly n: Int32Array;
  readonly count: Int32Array;
}

export function oneStratum({ rows, hit }: Table): Strata {
  const count = hit.reduce((sum, one) => sum + one, 0);
  return { of: new Int32Array(rows), n: Int32Array.of(rows), count: Int32Array.of(count) };
}

/** Tells rows inside a slice from those outside, within every stratum. */
export function splitStrata({ of, n }: Strata, { hit }: Table, inside: Int32Array): Strata {
  const number = new Int32Array(n.length).fill(-1);
  const split = of.slice();
  let strata = n.length;
  for (const row of inside) {
    const stratum = of[row] as number;
    if (number[stratum] === -1) number[stratum] = strata++;
    split[row] = number[stratum] as number;
  }
  const sizes = new Int32Array(strata);
  const counts = new Int32Array(strata);
  for (let row = 0; row < split.length; row++) {
    const stratum = split[row] as number;
    sizes[stratum] = (sizes[stratum] as number) + 1;
    counts[stratum] = (counts[stratum] as number) + (hit[row] as number);
  }
  return { of: split, n: sizes, count: counts };
}

/**
 * Whether the rows inside a slice count as often as those outside, within the strata (Mantel & Haenszel 1959). Undefined
 * where no stratum can tell.
 */
export function testWithin({ of, n, count }: Strata, { hit }: Table, inside: Int32Array): Tested | undefined {
  const here = new Int32Array(n.length);
  const hits = new Int32Array(n.length);
  for (const row of inside) {
    const stratum = of[row] as number;
    here[stratum] = (here[stratum] as number) + 1;
    hits[stratum] = (hits[stratum] as number) + (hit[row] as number);
  }
  const tables = Array.from(n, (all, stratum) => {
    const [part, counted] = [here[stratum] as number, hits[stratum] as number];
    return [
      { n: part, count: counted },
      { n: all - part, count: (count[stratum] as number) - counted },
    ] as const;
  });
  return mantelHaenszel(tables);
}
