import type { TopLevelSpec } from 'vega-lite';
import {
  markedPlaces,
  narrowRows,
  type RowLayout,
  rowLabel,
  rowsFrame,
  rowWords,
  wideRows,
} from './row-plot.ts';
import { colour, pixel } from './theme.ts';

export interface ProfileRow {
  readonly label: string;
  /** How high the row stands over each of the equal parts of [0, 1], in [0, 1]. */
  readonly heights: readonly number[];
  readonly text: string;
}

/** One row a group: a profile over [0, 1] in steps. */
export interface Profiles {
  readonly rows: readonly ProfileRow[];
  /** The same for every row, drawn as a dashed line. */
  readonly wanted?: readonly number[];
  /** A place on the axis that is marked, and its words. */
  readonly mark?: { readonly at: number; readonly words: string };
}

const wide: RowLayout = { ...wideRows, rowHeight: 40 };
const narrow: RowLayout = { ...narrowRows, rowHeight: 58, label: { x: -10, above: 20, characters: 34 } };

/** Between two rows. */
const GAP = 8;

const across = {
  field: 'at',
  type: 'quantitative' as const,
  scale: { domain: [0, 1], nice: false },
};

/** The upper edge of one row's steps, from left to right; the last step reaches to 1. */
function steps(heights: readonly number[], row: number, { rowHeight, label }: RowLayout) {
  const base = (row + 1) * rowHeight;
  const room = rowHeight - label.above - GAP;
  return [...heights, heights.at(-1) ?? 0].map((height, part) => ({
    row,
    at: part / heights.length,
    top: base - height * room,
    base,
  }));
}

function draw({ rows, wanted = [], mark }: Profiles, layout: RowLayout): TopLevelSpec {
  const height = rows.length * layout.rowHeight;
  const words = rows.map(({ label, text }, row) => ({
    label: rowLabel(label, layout),
    text,
    y:
      (row + 0.5) * layout.rowHeight +
      (layout.label.above > 0 ? (layout.label.above - layout.rowHeight) / 2 + 2 : GAP / 2),
  }));
  const marks = mark ? [mark] : [];
  return {
    ...rowsFrame(layout, rows.length),
    layer: [
      {
        data: { values: rows.flatMap(({ heights }, row) => steps(heights, row, layout)) },
        mark: { type: 'area', interpolate: 'step-after', color: colour.accent, opacity: 1 },
        encoding: {
          x: { ...across, axis: { tickCount: 5 } },
          y: pixel('top'),
          y2: { field: 'base' },
          detail: { field: 'row' },
        },
      },
      {
        data: {
          values: rows.flatMap((_, row) => (wanted.length > 0 ? steps(wanted, row, layout) : [])),
        },
        mark: {
          type: 'line',
          interpolate: 'step-after',
          stroke: colour.ink,
          strokeWidth: 1.5,
          strokeDash: [3, 2],
        },
        encoding: { x: across, y: pixel('top'), detail: { field: 'row' } },
      },
      ...markedPlaces(marks, across, height),
      ...rowWords(layout, 'y', { data: { values: words } }),
    ],
  };
}

export const profileSpecs = (profiles: Profiles) => ({
  wide: draw(profiles, wide),
  narrow: draw(profiles, narrow),
});
