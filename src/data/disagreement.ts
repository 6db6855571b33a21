import { InvalidInput, type Place } from '../errors.ts';
import { meansOfNearest } from './nearest.ts';

/**
 * How far each decision lies from the mean one of its nearest other rows, in [0, 1]. Columns are standardised, so that
 * their units do not matter; one that never varies tells nothing apart.
 * @param columns in which rows are alike or not, finite
 * @param decision of every row, 0 or 1
 * @param count how many rows are a neighbourhood, ≥ 1
 * @throws InvalidInput where there are no more rows than that.
 */
export function disagreementOf(
  columns: readonly Float64Array[],
  decision: Uint8Array,
  count: number,
  place: Place,
): Float64Array {
  const rows = decision.length;
  if (rows <= count) {
    throw new InvalidInput(
      `${count} neighbours of a row were asked for, and there are ${rows} rows`,
      place,
      'Ask for fewer, or leave "neighbours" out.',
    );
  }
  const width = columns.length;
  const values = new Float64Array(rows * width);
  for (const [column, given] of columns.entries()) {
    const standard = standardised(given);
    for (let row = 0; row < rows; row++) values[row * width + column] = standard[row] as number;
  }
  const means = meansOfNearest({ width, values }, decision, count);
  return means.map((mean, row) => Math.abs((decision[row] as number) - mean));
}

function standardised(values: Float64Array): Float64Array {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return values.map((value) => (variance > 0 ? (value - mean) / Math.sqrt(variance) : 0));
}
