import type { CsvFormat } from '../../data/sources/csv.ts';
import type { CellTable } from './cell-table.ts';
import type { CountRequest } from './request.ts';

/** Where rows lie that are counted there, and only cells come back. */
export interface CountSource {
  /** A file, or a pattern of files. */
  readonly file: string;
  readonly format?: CsvFormat | undefined;
}

/** An engine that counts rows where they lie. All of them give the same cells to the last digit. */
export interface CellCounter<Id extends string = string> {
  readonly id: Id;
  readonly title: string;
  /**
   * @param most how many cells are kept in memory; more are refused, with the attribute that makes them many.
   * @throws InvalidInput in the engine's own words where it cannot count all the rows; never part of them.
   */
  count(source: CountSource, request: CountRequest, most?: number): Promise<CellTable>;
}
