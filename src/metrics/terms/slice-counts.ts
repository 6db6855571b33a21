import type { Attribute } from '../../data/predictions.ts';
import type { SliceId } from '../../result/index.ts';
import { groupings } from '../../slices/lattice.ts';
import { sumByPart } from '../../slices/partition.ts';
import type { RatioSums } from '../../stats/ratio-of-sums.ts';

/** A part and a whole that each row brings, such as pieces and words of a text. */
export interface Ratio {
  readonly part: Float64Array;
  readonly whole: Float64Array;
}

/** The sums of a ratio over the rows of a slice. */
export interface SliceSums {
  readonly slice: SliceId;
  readonly sums: readonly RatioSums[];
}

/** Sums of several ratios over everybody (first) and over every slice by up to `order` attributes. */
export function sliceSums(
  attributes: readonly Attribute[],
  rows: number,
  ratios: readonly Ratio[],
  order: number,
): readonly SliceSums[] {
  const cells = {
    length: rows,
    codes: attributes.map(({ codes }) => codes),
    sizes: attributes.map(({ values }) => values.length),
  };
  const columns = ratios.map(({ part, whole }) => ({
    rows: new Float64Array(rows).fill(1),
    part,
    whole,
    partSquared: part.map((value) => value * value),
    partWhole: part.map((value, row) => value * (whole[row] as number)),
    wholeSquared: whole.map((value) => value * value),
  }));
  return groupings({ attributes, cells }, order).flatMap(({ slices, of }) => {
    const parts = { of, parts: slices.length };
    const summed = columns.map((column) => eachSum((sum) => sumByPart(parts, column[sum])));
    return slices.map((slice, at) => ({
      slice,
      sums: summed.map((column) => eachSum((sum) => column[sum][at] as number)),
    }));
  });
}

/** The sums of all rows that are not in a slice. */
export function without(all: RatioSums, some: RatioSums): RatioSums {
  return eachSum((sum) => all[sum] - some[sum]);
}

function eachSum<T>(of: (sum: keyof RatioSums) => T): Record<keyof RatioSums, T> {
  return {
    rows: of('rows'),
    part: of('part'),
    whole: of('whole'),
    partSquared: of('partSquared'),
    partWhole: of('partWhole'),
    wholeSquared: of('wholeSquared'),
  };
}
