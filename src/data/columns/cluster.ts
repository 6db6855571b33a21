import { random } from '../../stats/random.ts';
import type { Clusters } from '../predictions.ts';
import type { Column } from './column.ts';
import { growing } from './growing.ts';

/** Batches that clusters are dealt out to: enough for a variance, few enough for every slice to hold them. */
export const BATCHES = 200;

/** What a column says of which rows belong together; the values themselves are gone. */
export interface ClusteredRows extends Clusters {
  readonly name: string;
  /** Number of the row's cluster, in the order in which they were found. */
  readonly of: Int32Array;
}

/**
 * Rows with the same value belong together; one without a value to nobody else. The batch of a value is drawn by the
 * value alone, so that it is the same in every file.
 */
export function clusterColumn(name: string): Column<ClusteredRows> {
  const found = new Map<string, number>();
  const batches = growing(Uint8Array);
  const of = growing(Int32Array);
  const begin = (value: string) => {
    batches.add(random(0, value).below(BATCHES));
    return batches.length - 1;
  };
  const counted: number[] = [];
  return {
    name,
    push(cell) {
      const cluster = (cell === undefined ? undefined : found.get(cell)) ?? begin(cell ?? `row ${of.length}`);
      if (cell !== undefined) found.set(cell, cluster);
      counted[cluster] = (counted[cluster] ?? 0) + 1;
      of.add(cluster);
      return undefined;
    },
    finish() {
      const batch = batches.toArray();
      const rows = of.toArray();
      return {
        name,
        of: rows,
        batch: Uint8Array.from(rows, (cluster) => batch[cluster] as number),
        size: Float64Array.from(rows, (cluster) => counted[cluster] as number),
      };
    },
  };
}
