import type { Attribute, Clusters, Sampling } from './predictions.ts';

/** What is kept of the columns that say so. */
export function samplingOf(clusters: Clusters | undefined, stratum: Attribute | undefined): Sampling {
  return {
    ...(clusters && { clusters: { batch: clusters.batch, size: clusters.size } }),
    ...(stratum && { stratum }),
  };
}

/** The same of some of the rows. Clusters keep the sizes that they had. */
export function pickSampling({ clusters, stratum }: Sampling, rows: Int32Array): Sampling {
  return {
    ...(clusters && {
      clusters: {
        batch: Uint8Array.from(rows, (row) => clusters.batch[row] as number),
        size: Float64Array.from(rows, (row) => clusters.size[row] as number),
      },
    }),
    ...(stratum && {
      stratum: { ...stratum, codes: Int32Array.from(rows, (row) => stratum.codes[row] as number) },
    }),
  };
}
