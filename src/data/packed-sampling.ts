import type { Packed, PackedArray } from '../pipeline/packed.ts';
import { type AttributeHead, attributeHead } from './packed-attributes.ts';
import type { Sampling } from './predictions.ts';

/** What the head of a packed table of people says of how its rows came about. */
export interface SamplingHead {
  readonly stratum?: AttributeHead;
}

export function samplingHead({ stratum }: Sampling): SamplingHead {
  return stratum ? { stratum: attributeHead(stratum) } : {};
}

export function samplingArrays({ clusters, stratum }: Sampling): Record<string, PackedArray> {
  return {
    ...(clusters && { 'cluster/batch': clusters.batch, 'cluster/size': clusters.size }),
    ...(stratum && { stratum: stratum.codes }),
  };
}

export function unpackSampling({ stratum }: SamplingHead, { arrays }: Packed): Sampling {
  const batch = arrays.get('cluster/batch') as Uint8Array | undefined;
  const size = arrays.get('cluster/size') as Float64Array | undefined;
  return {
    ...(batch && size && { clusters: { batch, size } }),
    ...(stratum && { stratum: { ...stratum, codes: arrays.get('stratum') as Int32Array } }),
  };
}
