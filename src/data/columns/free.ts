import type { Attribute } from '../predictions.ts';
import { categoryColumn } from './category.ts';
import type { Column } from './column.ts';
import { growing } from './growing.ts';
import { parseDecimal } from './number.ts';

/** A column as it was found: of `numbers` (NaN where missing), of few `categories`, both, or neither. */
export interface FreeValues {
  readonly name: string;
  readonly numbers: Float64Array | undefined;
  readonly categories: Attribute | undefined;
}

/** A column whose kind nobody declared. Every cell is taken; `most` distinct values are still categories. */
export function freeColumn(name: string, most: number): Column<FreeValues> {
  const values = growing(Float64Array);
  const found = new Set<string | undefined>();
  let categories: Column<Attribute> | undefined = categoryColumn(name);
  let numeric = true;
  return {
    name,
    push(cell) {
      if (numeric) {
        const value = cell === undefined ? Number.NaN : parseDecimal(cell);
        numeric = cell === undefined || Number.isFinite(value);
        values.add(value);
      }
      if (categories) {
        categories.push(cell);
        found.add(cell);
        if (found.size > most) categories = undefined;
      }
      return undefined;
    },
    finish: () => ({
      name,
      numbers: numeric ? values.toArray() : undefined,
      categories: categories?.finish(),
    }),
  };
}
