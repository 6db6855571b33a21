import type { Counts, Stats } from '../../slices/statistics.ts';
import type { Counted } from '../../stats/counted.ts';
import { effectiveSize } from '../../stats/effective-size.ts';
import type { Metric } from '../metric.ts';
import { drawsOf, kindsOf, sumAt } from '../reading.ts';

/** What a share of rows of one group in one stratum is made of; parts add up. */
export interface Part {
  /** Weight of the rows that count, and of all that the share is of. */
  readonly count: number;
  readonly weight: number;
  readonly weightSquared: number;
  readonly rows: number;
  /** Rows of the rows' own clusters; as many as rows where there are none. */
  readonly clusterRows: number;
}

export function partOf(metric: Metric, stats: Stats, counts: Counts): Part {
  const places = [...new Set(kindsOf(metric.restsOn, stats[counts.rows].length).flat())];
  const rows = sumAt(stats[counts.rows], places);
  return {
    count: metric.count?.(stats) ?? 0,
    weight: sumAt(stats[counts.weight], places),
    weightSquared: sumAt(stats[counts.weightSquared], places),
    rows,
    clusterRows: drawsOf(stats, counts) === undefined ? rows : sumAt(stats[counts.clusterRows], places),
  };
}

const NOTHING: Part = { count: 0, weight: 0, weightSquared: 0, rows: 0, clusterRows: 0 };

export function sumOfParts(parts: Iterable<Part>): Part {
  let sum = NOTHING;
  for (const part of parts) sum = joined(sum, part, 1);
  return sum;
}

/** What is left without some of the rows. */
export const partWithout = (whole: Part, some: Part): Part => joined(whole, some, -1);

function joined(a: Part, b: Part, times: 1 | -1): Part {
  return {
    count: a.count + times * b.count,
    weight: a.weight + times * b.weight,
    weightSquared: a.weightSquared + times * b.weightSquared,
    rows: a.rows + times * b.rows,
    clusterRows: a.clusterRows + times * b.clusterRows,
  };
}

/** The share in as many rows of equal weight as tell as much; none where nobody is left. */
export function countedPart({ count, weight, weightSquared, rows }: Part): Counted {
  if (rows <= 0 || !(weight > 0)) return { count: 0, n: 0 };
  const n = effectiveSize(weight, weightSquared, rows);
  return { count: Math.min(1, Math.max(0, count / weight)) * n, n };
}
