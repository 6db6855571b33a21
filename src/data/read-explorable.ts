import { InvalidInput } from '../errors.ts';
import { type FreeValues, freeColumn } from './columns/free.ts';
import type { Outcomes } from './predictions.ts';
import { csvHeader, readCsv } from './sources/csv.ts';
import { tasks } from './tasks/index.ts';
import type { OutcomeOptions } from './tasks/task.ts';

/** What decisions are explored by. */
export interface ExplorableOptions extends OutcomeOptions {
  /** Columns to be searched; all others than the outcomes where not said. */
  readonly columns?: readonly string[] | undefined;
  /** Distinct values that a column of categories may have. */
  readonly mostValues: number;
}

export interface Explorable extends Outcomes {
  readonly rows: number;
  readonly columns: readonly FreeValues[];
}

/**
 * Reads binary decisions and what else a file says of each row.
 * @throws InvalidInput with the file, the row and the column.
 */
export async function readExplorable(
  file: string,
  options: ExplorableOptions,
  onRows?: (rows: number) => void,
): Promise<Explorable> {
  const outcomes = tasks.get('binary').columns(options);
  const taken = outcomes.columns.map(({ name }) => name);
  const names = options.columns ?? (await csvHeader(file)).filter((name) => !taken.includes(name));
  const twice = names.find((name) => taken.includes(name));
  if (twice !== undefined) {
    throw new InvalidInput(
      'this column says what was decided or came true: no slice is made of it',
      { file, column: twice },
      'Leave it out of --columns.',
    );
  }
  if (names.length === 0) {
    throw new InvalidInput('there is no column to search', { file }, 'Name some by --columns.');
  }
  const columns = [...new Set(names)].map((name) => freeColumn(name, options.mostValues));
  const rows = await readCsv(file, {}, [...outcomes.columns, ...columns], onRows);
  return { rows, ...outcomes.finish({ file }), columns: columns.map((column) => column.finish()) };
}
