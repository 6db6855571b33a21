import { categoryColumn } from '../../../src/data/columns/category.ts';
import { clusterColumn } from '../../../src/data/columns/cluster.ts';
import type { Predictions } from '../../../src/data/predictions.ts';
import { samplingOf } from '../../../src/data/sampling.ts';
import { predictionsOf, type Row } from './rows.ts';

/** Predictions of rows that belong together where their `person` is the same. */
export function clusteredOf(
  rows: readonly Row[],
  attributes: readonly string[],
  task = 'binary',
): Predictions {
  const column = clusterColumn('person');
  for (const { person } of rows) column.push(person === undefined ? undefined : String(person));
  return { ...predictionsOf(rows, attributes, task), ...samplingOf(column.finish(), undefined) };
}

/** The same predictions, within what their rows’ `stratum` says. */
export function stratified(predictions: Predictions, rows: readonly Row[]): Predictions {
  const column = categoryColumn('stratum');
  for (const { stratum } of rows) column.push(stratum === undefined ? undefined : String(stratum));
  return { ...predictions, stratum: column.finish() };
}
