import { attributeKeys, type Cells, eachSum } from './cells.ts';
import { partition, sumByPart } from './partition.ts';

/**
 * Adds up the cells that share everything and puts all in order.
 * @param loose cells that may repeat and stand in any order
 */
export function collapse(loose: Cells): Cells {
  const kept = partition(loose.length, [...attributeKeys(loose), ...loose.keys]);
  const take = (column: ArrayLike<number>) => kept.first.map((cell) => column[cell] as number);
  return {
    length: kept.parts,
    sizes: loose.sizes,
    codes: loose.codes.map(take),
    keys: loose.keys.map(({ codes, ...key }) => ({ ...key, codes: take(codes) })),
    sums: eachSum(loose.sums, (sums) => sumByPart(kept, sums)),
  };
}
