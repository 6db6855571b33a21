import { attributeNotices } from './attribute-notices.ts';
import { clusterNotices } from './cluster-notices.ts';
import { categoryColumn } from './columns/category.ts';
import { clusterColumn } from './columns/cluster.ts';
import { numberColumn, WEIGHT } from './columns/number.ts';
import type { Predictions } from './predictions.ts';
import { samplingOf } from './sampling.ts';
import { type CsvFormat, readCsv } from './sources/csv.ts';
import { tasks } from './tasks/index.ts';
import type { OutcomeOptions, Task } from './tasks/task.ts';

/** Which columns of a predictions file mean what. */
export interface PredictionsOptions extends OutcomeOptions {
  /** Id of the task: what kind of thing was predicted. */
  readonly task: string;
  readonly format?: CsvFormat | undefined;
  readonly protected: readonly string[];
  readonly weight?: string | undefined;
  /** Rows with the same value belong together. */
  readonly cluster?: string | undefined;
  /** Within what groups may be compared. */
  readonly stratum?: string | undefined;
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
  const { task, format = {} } = options;
  const kind: Task = tasks.get(task);
  const outcomes = kind.columns(options);
  const weight = options.weight === undefined ? undefined : numberColumn(options.weight, WEIGHT);
  const clustered = options.cluster ?? clustersOf(kind, options);
  const cluster = clustered === undefined ? undefined : clusterColumn(clustered);
  const stratum = options.stratum === undefined ? undefined : categoryColumn(options.stratum);
  const groups = options.protected.map(categoryColumn);
  const columns = [...outcomes.columns, weight, cluster, stratum, ...groups].filter(
    (column) => column !== undefined,
  );

  const rows = await readCsv(file, format, columns, onRows);
  const found = outcomes.finish({ file });
  const attributes = groups.map((group) => group.finish());
  const clusters = cluster?.finish();
  return {
    task,
    rows,
    ...found,
    weight: weight?.finish(),
    attributes,
    ...samplingOf(clusters, stratum?.finish()),
    notices: [
      ...attributeNotices(attributes),
      ...(clusters ? clusterNotices(clusters, Int32Array.from(clusters.of.keys())) : []),
    ],
  };
}

/** The column of rows that hang together by what was predicted. */
function clustersOf({ clusters }: Task, options: OutcomeOptions): string | undefined {
  return clusters && options[clusters];
}
