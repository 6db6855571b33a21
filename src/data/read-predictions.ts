import { attributeNotices } from './attribute-notices.ts';
import { type BinaryOptions, binaryColumn } from './columns/binary.ts';
import { categoryColumn } from './columns/category.ts';
import { numberColumn, PROBABILITY, WEIGHT } from './columns/number.ts';
import type { Predictions } from './predictions.ts';
import { type CsvFormat, readCsv } from './sources/csv.ts';

/** Which columns of a predictions file mean what. At least one of `score` and `decision` is given. */
export interface PredictionsOptions {
  readonly format?: CsvFormat | undefined;
  readonly label: BinaryOptions;
  readonly score?: string | undefined;
  readonly decision?: BinaryOptions | undefined;
  readonly protected: readonly string[];
  readonly weight?: string | undefined;
  /** Score from which the decision is favourable, where the file has no decisions. */
  readonly threshold: number;
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
  const label = binaryColumn(options.label, 'label');
  const score = options.score === undefined ? undefined : numberColumn(options.score, PROBABILITY);
  const decision = options.decision && binaryColumn(options.decision, 'decision');
  const weight = options.weight === undefined ? undefined : numberColumn(options.weight, WEIGHT);
  const groups = options.protected.map(categoryColumn);
  const columns = [label, score, decision, weight, ...groups].filter((column) => column !== undefined);

  const rows = await readCsv(file, options.format ?? {}, columns, onRows);
  label.requireFavourable({ file });
  decision?.requireFavourable({ file });
  const attributes = groups.map((group) => group.finish());
  const scores = score?.finish();
  return {
    rows,
    label: label.finish(),
    decision: decision?.finish() ?? decide(scores ?? new Float64Array(), options.threshold),
    score: scores,
    weight: weight?.finish(),
    attributes,
    notices: attributeNotices(attributes),
  };
}

/** Favourable from the threshold on. */
function decide(score: Float64Array, threshold: number): Uint8Array {
  return Uint8Array.from(score, (value) => (value >= threshold ? 1 : 0));
}
