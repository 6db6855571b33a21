import { categoryColumn } from './columns/category.ts';
import { numberColumn, PROBABILITY } from './columns/number.ts';
import type { Attribute } from './predictions.ts';
import { readCsv } from './sources/csv.ts';

/** Scores in [0, 1] of people, and their attributes. */
export interface Scored {
  readonly score: Float64Array;
  readonly attributes: readonly Attribute[];
}

/**
 * Reads scores and attributes from a delimited file that needs no label.
 * @throws InvalidInput with the file, the row and the column.
 */
export async function readScored(
  file: string,
  { score, attributes }: { readonly score: string; readonly attributes: readonly string[] },
): Promise<Scored> {
  const scores = numberColumn(score, PROBABILITY);
  const groups = attributes.map(categoryColumn);
  await readCsv(file, {}, [scores, ...groups]);
  return { score: scores.finish(), attributes: groups.map((group) => group.finish()) };
}
