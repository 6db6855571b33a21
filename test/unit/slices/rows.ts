import type { Predictions } from '../../../src/data/predictions.ts';
import { standingOf } from '../../../src/data/standing.ts';
import { MISSING } from '../../../src/result/index.ts';

/** One prediction, as a test writes it down. */
export interface Row {
  readonly label: number;
  readonly decision?: number;
  readonly score?: number;
  readonly weight?: number;
  readonly disagreement?: number;
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
  const numbers = (of: (row: Row) => number | undefined) => Float64Array.from(rows, (row) => of(row) ?? 0);
  const last = (value: string) => (value === MISSING ? 1 : 0);
  return {
    task,
    rows: rows.length,
    label: numbers(({ label }) => label),
    decision:
      rows[0]?.decision === undefined ? undefined : Uint8Array.from(rows, ({ decision }) => decision ?? 0),
    score: rows[0]?.score === undefined ? undefined : numbers(({ score }) => score),
    weight: rows[0]?.weight === undefined ? undefined : numbers(({ weight }) => weight),
    attributes: attributes.map((name) => {
      const values = [...new Set(rows.map((row) => String(row[name])))].sort(
        (a, b) => last(a) - last(b) || (a < b ? -1 : 1),
      );
      return { name, values, codes: Int32Array.from(rows, (row) => values.indexOf(String(row[name]))) };
    }),
    ...(rows[0]?.disagreement !== undefined && { disagreement: numbers(({ disagreement }) => disagreement) }),
    ...(task === 'multiclass' && { classes: CLASSES }),
    ...(task === 'ranking' && {
      standing: standingOf(
        numbers(({ score }) => score),
        numbers(({ label }) => label),
        Int32Array.from(rows, ({ list }) => Number(list ?? 0)),
        3,
      ),
    }),
    notices: [],
  };
}
