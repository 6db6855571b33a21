import { attributeKeys, type Cells, eachSum } from './cells.ts';
import { partition, sumByPart } from './partition.ts';

/**
 * Adds up the cells that share everything and puts all in order.
 * @param loose cells that may repeat and stand in any order
 */
export function collapse(loose: Cells): Cells {
  const kept = partition(loose.length, [...attributeKeys(loose), ...loose.keys]);
  const take = (column: ArrayLike<number>) => kept.first.map((cell) => column[cell] as number);
  const added = new Map<Float64Array, Float64Array>();
  const add = (amounts: Float64Array) => {
    const sums = added.get(amounts) ?? sumByPart(kept, amounts);
    added.set(amounts, sums);
    return sums;
  };
  return {
    length: kept.parts,
    sizes: loose.sizes,
    codes: loose.codes.map(take),
    keys: loose.keys.map(({ codes, ...key }) => ({ ...key, codes: take(codes) })),
    // Without weights, rows, weight and its square are one column: it is added up once.
    sums: eachSum(loose.sums, add),
  };
}
