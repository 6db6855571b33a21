import { attributeNotices } from './attribute-notices.ts';
import { categoryColumn } from './columns/category.ts';
import { numberColumn, WEIGHT } from './columns/number.ts';
import type { Predictions } from './predictions.ts';
import { type CsvFormat, readCsv } from './sources/csv.ts';
import { tasks } from './tasks/index.ts';
import type { OutcomeOptions } from './tasks/task.ts';

/** Which columns of a predictions file mean what. */
export interface PredictionsOptions extends OutcomeOptions {
  /** Id of the task: what kind of thing was predicted. */
  readonly task: string;
  readonly format?: CsvFormat | undefined;
  readonly protected: readonly string[];
  readonly weight?: string | undefined;
}

/**
 * Reads the predictions of any model from a delimited file.
 * @throws InvalidInput with the file, the row and the column.
 */
export async function readPredictions(
  file: string,
  options: PredictionsOptions,
  onRows?: (rows: number) => void,
): Promise<Predictions> {
  const { task, format = {}, weight: weightColumn } = options;
  const outcomes = tasks.get(task).columns(options);
  const weight = weightColumn === undefined ? undefined : numberColumn(weightColumn, WEIGHT);
  const groups = options.protected.map(categoryColumn);
  const columns = [...outcomes.columns, ...(weight ? [weight] : []), ...groups];

  const rows = await readCsv(file, format, columns, onRows);
  const found = outcomes.finish({ file });
  const attributes = groups.map((group) => group.finish());
  return {
    task,
    rows,
    ...found,
    weight: weight?.finish(),
    attributes,
    notices: attributeNotices(attributes),
  };
}
