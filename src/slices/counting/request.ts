import type { BinaryOptions } from '../../data/columns/binary.ts';
import { InvalidInput } from '../../errors.ts';

/** Which columns of a table of binary decisions are counted, and how. */
export interface CountRequest {
  /** Protected attributes, and the stratum last where there is one. */
  readonly attributes: readonly string[];
  readonly label: BinaryOptions;
  readonly score?: string | undefined;
  readonly decision?: BinaryOptions | undefined;
  /** Score from which a decision is favourable, where no column holds decisions. */
  readonly threshold: number;
  readonly weight?: string | undefined;
  /** Weights are counted as parts of this, a power of two; 1 where it is not said. */
  readonly unit?: number | undefined;
  /** Bins of equal width that scores are told apart by; each holds its upper edge, the first one also 0. */
  readonly bins: number;
  /** Cells of fewer rows are left out: only counts of at least so many people leave the place where the rows are. */
  readonly minCount?: number | undefined;
}

/**
 * Sums of real numbers are whole numbers of such parts of 1: whole numbers add up to the same in any order, so that every
 * engine gives the same cells to the last digit. A power of two, since products by it are exact.
 */
export const SCALE = 2 ** 20;

/** Largest weight, in units, that is counted: the squares of eight million such rows still add up within 64 bits. */
export const HEAVIEST = 1000;

/** What a table of cells calls its columns, beside the attributes, which keep their names. */
export const CELL_COLUMNS = [
  'label_',
  'decision_',
  'bin_',
  'n_',
  'w_',
  'w2_',
  'sse_',
  'ws_',
  'bins_',
  'unit_',
] as const;

/** Codes of labels, decisions and bins that are none. */
export const FAULT = { missing: -1, outOfRange: -2, weight: -3 } as const;

/** @throws InvalidInput where an attribute has a name that the cells need. */
export function checkRequest({ attributes }: CountRequest): void {
  const taken = attributes.find((name) => CELL_COLUMNS.some((column) => column === name.toLowerCase()));
  if (taken === undefined) return;
  throw new InvalidInput(
    `the attribute "${taken}" has a name that tables of cells need`,
    { column: taken },
    'Rename the column.',
  );
}
