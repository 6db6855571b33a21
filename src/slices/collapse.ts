import { attributeKeys, type Cells, eachSum } from './cells.ts';
import { partition, sumByPart } from './partition.ts';

/**
 * Adds up the cells that share everything and puts all in order.
 * @param loose cells that may repeat and stand in any order
 */
export function collapse(loose: Cells): Cells {
  const kept = partition(loose.length, [
    ...attributeKeys(loose),
    { codes: loose.label, size: 2 },
    { codes: loose.decision, size: 2 },
    { codes: loose.bin, size: loose.bins },
  ]);
  const take = (column: ArrayLike<number>) => (cell: number) => column[cell] as number;
  return {
    length: kept.parts,
    bins: loose.bins,
    sizes: loose.sizes,
    codes: loose.codes.map((codes) => kept.first.map(take(codes))),
    label: Uint8Array.from(kept.first, take(loose.label)),
    decision: Uint8Array.from(kept.first, take(loose.decision)),
    bin: kept.first.map(take(loose.bin)),
    sums: eachSum((sum) => sumByPart(kept, loose.sums[sum])),
  };
}
