import { shortened } from '../visible-text.ts';
import { colour, config, type Layer, pixel, SMALL } from './theme.ts';

/** Where the rows of a plot with one row a group stand, in pixels; positions of text are relative to the plot's left edge. */
export interface RowLayout {
  readonly plot: number;
  readonly left: number;
  readonly right: number;
  readonly rowHeight: number;
  readonly label: { readonly x: number; readonly above: number; readonly characters: number };
  /** What stands beside the row, or above it. */
  readonly beside: { readonly x: number; readonly align: 'left' | 'right' };
}

/** Labels and texts stand on both sides of the plot. */
export const wideRows = {
  plot: 500,
  left: 276,
  right: 174,
  label: { x: -276, above: 0, characters: 40 },
  beside: { x: 516, align: 'left' },
} as const;

/** Labels and texts stand above each row. */
export const narrowRows = {
  plot: 316,
  left: 10,
  right: 14,
  beside: { x: 330, align: 'right' },
} as const;

/** Words of marked places stand above the plot, its axis below. */
const TOP = 22;
const BOTTOM = 30;

export const rowsFrame = ({ plot, left, right, rowHeight }: RowLayout, rows: number) =>
  ({
    width: plot,
    height: rows * rowHeight,
    autosize: 'none',
    padding: { left, right, top: TOP, bottom: BOTTOM },
    config,
  }) as const;

/** A row's label, as much of it as there is room for. */
export const rowLabel = (label: string, { label: { characters } }: RowLayout): string =>
  shortened(label, characters);

/** Words so near to an end of the scale stand to its inner side. */
const EDGE = 24;

/** Places across all rows, each a dashed line with its words. */
export function markedPlaces(
  places: readonly Readonly<Record<string, unknown>>[],
  x: { readonly field: string },
  height: number,
): readonly Layer[] {
  const data = { values: [...places] };
  const at = `scale('x', datum[${JSON.stringify(x.field)}])`;
  const inside = `${at} < ${EDGE} ? 'left' : ${at} > width - ${EDGE} ? 'right' : 'center'`;
  return [
    {
      data,
      mark: { type: 'rule', color: colour.ink, strokeDash: [4, 3], strokeWidth: 1.5 },
      encoding: { x, y: { value: -4 }, y2: { value: height } },
    },
    {
      data,
      mark: { type: 'text', fontSize: SMALL, fontWeight: 600, align: { expr: inside } },
      encoding: { x, y: { value: -13 }, text: { field: 'words' } },
    },
  ];
}

/** The label and the text of every row. */
export function rowWords({ label, beside }: RowLayout, y: string, rest: object = {}): readonly Layer[] {
  return [
    {
      ...rest,
      mark: { type: 'text', align: 'left' },
      encoding: { x: { value: label.x }, y: pixel(y), text: { field: 'label' } },
    },
    {
      ...rest,
      mark: { type: 'text', align: beside.align },
      encoding: { x: { value: beside.x }, y: pixel(y), text: { field: 'text' } },
    },
  ];
}
