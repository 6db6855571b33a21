import { type Column, quoted } from './column.ts';
import { growing } from './growing.ts';

/** More classes than this are hardly classes: a number or a free text was named by mistake. */
export const MOST_CLASSES = 100;

/** One of several classes for every row, by index into `names`. */
interface Classes {
  /** In the order in which they were found. */
  readonly names: readonly string[];
  readonly codes: Int32Array;
}

/** A column that names a class in every row. */
export function classColumn(name: string, what: 'label' | 'decision'): Column<Classes> {
  const found = new Map<string, number>();
  const codes = growing(Int32Array);
  return {
    name,
    push(cell) {
      if (cell === undefined) {
        return { what: `the ${what} is missing`, remedy: 'Fill it in, or leave the row out.' };
      }
      const code = found.get(cell) ?? found.size;
      if (code === MOST_CLASSES) {
        return {
          what: `${quoted(cell)} is class number ${MOST_CLASSES + 1} of the ${what}`,
          remedy: 'Name a column of classes, join rare ones, or use the task "regression" for numbers.',
        };
      }
      found.set(cell, code);
      codes.add(code);
      return undefined;
    },
    finish: () => ({ names: [...found.keys()], codes: codes.toArray() }),
  };
}
