import type { TopLevelSpec } from 'vega-lite';
import { shortened } from '../visible-text.ts';
import { colour, config, SMALL } from './theme.ts';

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

/** Where things stand, in pixels; positions of text are relative to the plot's left edge. */
interface Layout {
  readonly plot: number;
  readonly left: number;
  readonly right: number;
  readonly rowHeight: number;
  readonly label: { readonly x: number; readonly above: number; readonly characters: number };
  readonly text: { readonly x: number; readonly align: 'left' | 'right' };
}
const wide: Layout = {
  plot: 500,
  left: 276,
  right: 174,
  rowHeight: 40,
  label: { x: -276, above: 0, characters: 40 },
  text: { x: 516, align: 'left' },
};
const narrow: Layout = {
  plot: 316,
  left: 10,
  right: 14,
  rowHeight: 58,
  label: { x: -10, above: 20, characters: 34 },
  text: { x: 330, align: 'right' },
};

const TOP = 22;
const BOTTOM = 30;
/** Between two rows. */
const GAP = 8;

const pixel = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null }) as const;
const across = {
  field: 'at',
  type: 'quantitative' as const,
  scale: { domain: [0, 1], nice: false },
};

/** The upper edge of one row's steps, from left to right; the last step reaches to 1. */
function steps(heights: readonly number[], row: number, { rowHeight, label }: Layout) {
  const base = (row + 1) * rowHeight;
  const room = rowHeight - label.above - GAP;
  return [...heights, heights.at(-1) ?? 0].map((height, part) => ({
    row,
    at: part / heights.length,
    top: base - height * room,
    base,
  }));
}

function draw({ rows, wanted = [], mark }: Profiles, layout: Layout): TopLevelSpec {
  const height = rows.length * layout.rowHeight;
  const words = rows.map(({ label, text }, row) => ({
    label: shortened(label, layout.label.characters),
    text,
    y:
      (row + 0.5) * layout.rowHeight +
      (layout.label.above > 0 ? (layout.label.above - layout.rowHeight) / 2 + 2 : GAP / 2),
  }));
  const marks = mark ? [mark] : [];
  return {
    width: layout.plot,
    height,
    autosize: 'none',
    padding: { left: layout.left, right: layout.right, top: TOP, bottom: BOTTOM },
    config,
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
      {
        data: { values: marks },
        mark: { type: 'rule', color: colour.ink, strokeDash: [4, 3], strokeWidth: 1.5 },
        encoding: { x: across, y: { value: -4 }, y2: { value: height } },
      },
      {
        data: { values: marks },
        mark: { type: 'text', fontSize: SMALL, fontWeight: 600 },
        encoding: { x: across, y: { value: -13 }, text: { field: 'words' } },
      },
      {
        data: { values: words },
        mark: { type: 'text', align: 'left' },
        encoding: { x: { value: layout.label.x }, y: pixel('y'), text: { field: 'label' } },
      },
      {
        data: { values: words },
        mark: { type: 'text', align: layout.text.align },
        encoding: { x: { value: layout.text.x }, y: pixel('y'), text: { field: 'text' } },
      },
    ],
  };
}

export const profileSpecs = (profiles: Profiles) => ({
  wide: draw(profiles, wide),
  narrow: draw(profiles, narrow),
});
