import { type CellFault, type Column, quoted } from './column.ts';
import { growing } from './growing.ts';

/** What is asked of the numbers of a column. */
export interface NumberRule {
  /** What a cell must be, in words: `a number in [0, 1]`. */
  readonly expected: string;
  readonly remedy: string;
  /** Whether a missing cell is kept, as NaN. */
  readonly mayBeMissing: boolean;
  holds(value: number): boolean;
}

/** Numbers in decimal spelling, each held to a rule. */
export function numberColumn(name: string, rule: NumberRule = ANY_NUMBER): Column<Float64Array> {
  const values = growing(Float64Array);
  return {
    name,
    push(cell) {
      if (cell === undefined) {
        if (!rule.mayBeMissing) return missing(rule);
        values.add(Number.NaN);
        return undefined;
      }
      const value = parseDecimal(cell);
      if (Number.isFinite(value) && rule.holds(value)) {
        values.add(value);
        return undefined;
      }
      return { what: `${quoted(cell)} is not ${rule.expected}`, remedy: rule.remedy };
    },
    finish: () => values.toArray(),
  };
}

/** Any number; a missing one is NaN inside the table, and nowhere else. */
const ANY_NUMBER: NumberRule = {
  expected: 'a number',
  remedy: 'Mend the cell, list its spelling under format.missing, or use the column as a category.',
  mayBeMissing: true,
  holds: () => true,
};

/** A score as models give it. */
export const PROBABILITY: NumberRule = {
  expected: 'a number in [0, 1]',
  remedy: 'Scores are probabilities: scale them to [0, 1], or give decisions instead.',
  mayBeMissing: false,
  holds: (value) => value >= 0 && value <= 1,
};

/** A number that is predicted, or that came true. Large enough ones have no square. */
export const FINITE: NumberRule = {
  expected: 'a number within ±1e100',
  remedy: 'Mend the cell, or leave the row out.',
  mayBeMissing: false,
  holds: (value) => Math.abs(value) <= 1e100,
};

/** How relevant a row of a list is. */
export const RELEVANCE: NumberRule = {
  expected: 'a number from 0 to 1e100',
  remedy: 'Give a relevance of 0 or more, such as 1 for a row that should rank high and 0 for any other.',
  mayBeMissing: false,
  holds: (value) => value >= 0 && value <= 1e100,
};

/** A sample weight. Products of the sums and squares of greater ones have no number. */
export const WEIGHT: NumberRule = {
  expected: 'a number from 0 to 1e30',
  remedy: 'Mend the weight, or leave the weight column out.',
  mayBeMissing: false,
  holds: (value) => value >= 0 && value <= 1e30,
};

function missing({ expected }: NumberRule): CellFault {
  return {
    what: `the value is missing where ${expected} is needed`,
    remedy: 'Fill it in, or leave the row out.',
  };
}

/** Spellings such as `0x1F` are what JavaScript takes for numbers and tables do not. */
const OTHER_BASE = /^\s*0[box]/i;

/** A number in decimal spelling; NaN of anything else. */
export function parseDecimal(cell: string): number {
  return cell.trim() === '' || OTHER_BASE.test(cell) ? Number.NaN : Number(cell);
}
