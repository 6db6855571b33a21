import type { Predictions } from '../../../src/data/predictions.ts';
import { MISSING } from '../../../src/result/index.ts';

/** One prediction, as a test writes it down. */
export interface Row {
  readonly label: number;
  readonly decision?: number;
  readonly score?: number;
  readonly weight?: number;
  readonly [attribute: string]: string | number | undefined;
}

/** What labels and decisions are indices of where there are several classes. */
export const CLASSES = ['x', 'y', 'z'];

/** Predictions of rows; decisions, scores and weights are there when the first row has them. */
export function predictionsOf(
  rows: readonly Row[],
  attributes: readonly string[],
  task = 'binary',
): Predictions {
  const last = (value: string) => (value === MISSING ? 1 : 0);
  return {
    task,
    rows: rows.length,
    label: Float64Array.from(rows, ({ label }) => label),
    decision:
      rows[0]?.decision === undefined ? undefined : Uint8Array.from(rows, ({ decision }) => decision ?? 0),
    score: rows[0]?.score === undefined ? undefined : Float64Array.from(rows, ({ score }) => score ?? 0),
    weight: rows[0]?.weight === undefined ? undefined : Float64Array.from(rows, ({ weight }) => weight ?? 0),
    attributes: attributes.map((name) => {
      const values = [...new Set(rows.map((row) => String(row[name])))].sort(
        (a, b) => last(a) - last(b) || (a < b ? -1 : 1),
      );
      return { name, values, codes: Int32Array.from(rows, (row) => values.indexOf(String(row[name]))) };
    }),
    ...(task === 'multiclass' && { classes: CLASSES }),
    notices: [],
  };
}
