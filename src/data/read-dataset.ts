import { ColumnTable } from 'arquero';
import { attributeNotices } from './attribute-notices.ts';
import { CategoryValues } from './category-values.ts';
import { clusterNotices } from './cluster-notices.ts';
import { type BinaryOptions, binaryColumn } from './columns/binary.ts';
import { categoryColumn } from './columns/category.ts';
import { clusterColumn } from './columns/cluster.ts';
import { numberColumn, WEIGHT } from './columns/number.ts';
import { textColumn } from './columns/text.ts';
import type { Dataset, Split } from './dataset.ts';
import type { TableColumn } from './packed-columns.ts';
import { samplingOf } from './sampling.ts';
import { type CsvFormat, readCsv } from './sources/csv.ts';
import { assignSplits, checkSplits, rowsOf, type SplitShares, splitCode, UNASSIGNED } from './splits.ts';

/** One file of a dataset. */
export interface DatasetFile {
  readonly path: string;
  /** The split that all its rows serve; without it they are dealt out. */
  readonly split?: Split | undefined;
  readonly format?: CsvFormat | undefined;
}

/** Which columns of a dataset mean what. */
export interface DatasetOptions {
  readonly label: BinaryOptions;
  readonly protected: readonly string[];
  readonly weight?: string | undefined;
  /** Rows with the same value belong together; they serve the same split. */
  readonly cluster?: string | undefined;
  /** Within what groups may be compared. */
  readonly stratum?: string | undefined;
  readonly inputs: DatasetInputs;
  readonly split: SplitShares;
}

/** The columns that the model reads, by how it reads them. */
export interface DatasetInputs {
  readonly text?: readonly string[] | undefined;
  readonly numeric?: readonly string[] | undefined;
  readonly categorical?: readonly string[] | undefined;
}

/**
 * Reads, checks and splits the rows to train on and to audit, files one after the other. The columns of `table` are
 * `string[]` for text, `Float64Array` for numbers and `CategoryValues` for categories.
 * @param seed of the split.
 * @throws InvalidInput with the file, the row and the column; also when a split is empty or of one class only.
 */
export async function readDataset(
  files: readonly DatasetFile[],
  options: DatasetOptions,
  seed: number,
  onRows: (rows: number) => void = () => {},
): Promise<Dataset> {
  const label = binaryColumn(options.label, 'label');
  const weight = options.weight === undefined ? undefined : numberColumn(options.weight, WEIGHT);
  const cluster = options.cluster === undefined ? undefined : clusterColumn(options.cluster);
  const stratum = options.stratum === undefined ? undefined : categoryColumn(options.stratum);
  const groups = options.protected.map(categoryColumn);
  const { text = [], numeric = [], categorical = [] } = options.inputs;
  const texts = text.map(textColumn);
  const numbers = numeric.map((name) => numberColumn(name));
  const categories = categorical.map(categoryColumn);
  const columns = [
    ...[label, weight, cluster, stratum],
    ...[...groups, ...texts, ...numbers, ...categories],
  ].filter((column) => column !== undefined);

  const spans: { split: Split | undefined; rows: number }[] = [];
  let before = 0;
  for (const { path, format = {}, split } of files) {
    const rows = await readCsv(path, format, columns, (read) => onRows(before + read));
    spans.push({ split, rows });
    before += rows;
  }
  const place = { file: files.map(({ path }) => path).join(', ') };
  label.requireFavourable(place);

  const labels = label.finish();
  const fixed = new Uint8Array(before);
  let start = 0;
  for (const { split, rows } of spans) {
    fixed.fill(split === undefined ? UNASSIGNED : splitCode(split), start, start + rows);
    start += rows;
  }
  const clusters = cluster?.finish();
  const split = assignSplits(labels, fixed, options.split, seed, clusters?.of);
  checkSplits(labels, split, place.file);

  const attributes = groups.map((group) => group.finish());
  return {
    rows: before,
    table: new ColumnTable(
      Object.fromEntries<TableColumn>([
        ...texts.map((column) => [column.name, column.finish()] as const),
        ...numbers.map((column) => [column.name, column.finish()] as const),
        ...categories.map((column) => [column.name, new CategoryValues(column.finish())] as const),
      ]),
    ),
    label: labels,
    split,
    weight: weight?.finish(),
    attributes,
    ...samplingOf(clusters, stratum?.finish()),
    notices: [
      ...attributeNotices(attributes),
      ...(clusters ? clusterNotices(clusters, rowsOf(split, 'test')) : []),
    ],
  };
}
