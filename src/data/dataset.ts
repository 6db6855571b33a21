import type { ColumnTable } from 'arquero';
import type { Notice } from '../result/index.ts';
import type { Attribute, Sampling } from './predictions.ts';

/** Which part of the work a row serves. */
export const SPLITS = ['train', 'validation', 'test'] as const;
export type Split = (typeof SPLITS)[number];

/**
 * A table that was read, checked and split. `table` holds the input columns (text as strings, numbers as
 * Float64Array, categories as strings); `split[row]` indexes `SPLITS`. All arrays have `rows` entries.
 */
export interface Dataset extends Sampling {
  readonly rows: number;
  readonly table: ColumnTable;
  readonly label: Uint8Array;
  readonly split: Uint8Array;
  readonly weight: Float64Array | undefined;
  readonly attributes: readonly Attribute[];
  /** What the reader should know of the reading: an attribute with one value, dropped rows. */
  readonly notices: readonly Notice[];
}
