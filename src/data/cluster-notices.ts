import type { Notice } from '../result/index.ts';
import type { ClusteredRows } from './columns/cluster.ts';

/** With fewer clusters their spread is itself but roughly known. */
const FEW_CLUSTERS = 50;

/**
 * What a reader should know of rows that hang together.
 * @param audited rows that are measured
 */
export function clusterNotices({ name, of }: ClusteredRows, audited: ArrayLike<number>): Notice[] {
  const clusters = new Set(Array.from(audited, (row) => of[row])).size;
  const said = `Rows with the same ${name} were taken together: ${audited.length} rows are ${clusters} independent draws at most, and intervals allow for it.`;
  return clusters < FEW_CLUSTERS
    ? [
        {
          code: 'few-clusters',
          message: `${said} So few do not show well how much they differ: intervals are wider for that too.`,
        },
      ]
    : [{ code: 'clusters', message: said }];
}
