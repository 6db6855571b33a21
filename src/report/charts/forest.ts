import type { TopLevelSpec } from 'vega-lite';
import type { Estimate } from '../../result/index.ts';
import type { Outcome } from '../block.ts';
import { decimal, interval } from '../numbers.ts';
import { outcomes, unknownReasons } from '../words.ts';
import {
  markedPlaces,
  narrowRows,
  type RowLayout,
  rowLabel,
  rowsFrame,
  rowWords,
  wideRows,
} from './row-plot.ts';
import { colour, type Layer, marks, pixel } from './theme.ts';

export interface ForestRow {
  readonly label: string;
  readonly estimate: Estimate;
  readonly outcome: Outcome;
}
/** A forest plot: one row a group, its estimate with its interval, and the limits. */
export interface Forest {
  readonly rows: readonly ForestRow[];
  readonly atLeast?: number;
  readonly atMost?: number;
}

interface Layout extends RowLayout {
  /** Whether there is room for the interval beside the value. */
  readonly interval: boolean;
}
const wide: Layout = { ...wideRows, rowHeight: 28, interval: true };
const narrow: Layout = {
  ...narrowRows,
  rowHeight: 48,
  label: { x: -10, above: 22, characters: 35 },
  interval: false,
};

/** Room on the allowed side of a limit, as a share of the drawn range: it must be seen that there is one. */
const ALLOWED = 0.25;

/**
 * From the smallest to the largest of values and limits, with room for what the limits allow; interval ends may add as
 * much again, and are cut there.
 */
function domainOf({ rows, atLeast, atMost }: Forest): readonly [number, number] {
  const known = rows.flatMap(({ estimate }) => (estimate.known ? [estimate] : []));
  const fixed = [
    ...known.map(({ value }) => value),
    ...[atLeast, atMost].filter((limit) => limit !== undefined),
  ];
  if (fixed.length === 0) return [0, 1];
  const from = Math.min(...fixed);
  const to = Math.max(...fixed);
  const room = Math.max(to - from, 0.1);
  const lower = atMost === undefined ? [] : [atMost - ALLOWED * room];
  const upper = atLeast === undefined ? [] : [atLeast + ALLOWED * room];
  return [
    Math.max(from - room, Math.min(from, ...lower, ...known.map(({ low }) => low))),
    Math.min(to + room, Math.max(to, ...upper, ...known.map(({ high }) => high))),
  ];
}

function valueText({ estimate, outcome }: ForestRow, withInterval: boolean): string {
  const glyph = outcome === 'not-judged' ? '' : `${outcomes[outcome].glyph} `;
  if (!estimate.known) return `${glyph}${unknownReasons[estimate.because].short}`;
  return `${glyph}${decimal(estimate.value)}${withInterval ? `  (${interval(estimate)})` : ''}`;
}

function rowsOf({ rows }: Forest, [from, to]: readonly [number, number], layout: Layout) {
  return rows.map((row, index) => {
    const { estimate } = row;
    const y = (index + 0.5) * layout.rowHeight + layout.label.above / 2;
    return {
      y,
      labelY: y - layout.label.above,
      label: rowLabel(row.label, layout),
      text: valueText(row, layout.interval),
      ...marks[row.outcome],
      ...(estimate.known
        ? {
            value: estimate.value,
            low: Math.max(estimate.low, from),
            high: Math.min(estimate.high, to),
            cutLow: estimate.low < from ? from : null,
            cutHigh: estimate.high > to ? to : null,
          }
        : { value: null, low: null, high: null, cutLow: null, cutHigh: null }),
    };
  });
}

const exact = (limit: number) => String(limit).replace('-', '−');
const raw = (field: string) => ({ field, type: 'nominal', scale: null }) as const;

function draw(forest: Forest, layout: Layout): TopLevelSpec {
  const domain = domainOf(forest);
  const height = forest.rows.length * layout.rowHeight;
  const scale = { domain: [...domain], nice: true, zero: false };
  const x = (field: string) => ({ field, type: 'quantitative', scale }) as const;
  const limits = [
    ...(forest.atLeast === undefined ? [] : [{ limit: forest.atLeast, words: `≥ ${exact(forest.atLeast)}` }]),
    ...(forest.atMost === undefined ? [] : [{ limit: forest.atMost, words: `≤ ${exact(forest.atMost)}` }]),
  ];
  const cut = (field: string, shape: string) => ({
    transform: [{ filter: `isValid(datum.${field})` }],
    mark: { type: 'point', filled: true, size: 36, opacity: 1, shape } as const,
    encoding: { x: x(field), y: pixel('y'), color: raw('stroke') },
  });
  const known = [{ filter: 'isValid(datum.value)' }];
  return {
    ...rowsFrame(layout, forest.rows.length),
    data: { values: rowsOf(forest, domain, layout) },
    layer: [
      ...band(forest, x),
      {
        transform: known,
        mark: { type: 'rule', strokeWidth: 2, strokeCap: 'round' },
        encoding: {
          x: { ...x('low'), axis: { tickCount: 5 } },
          x2: { field: 'high' },
          y: pixel('y'),
          color: raw('stroke'),
        },
      },
      cut('cutLow', 'triangle-left'),
      cut('cutHigh', 'triangle-right'),
      ...markedPlaces(limits, x('limit'), height),
      {
        transform: known,
        mark: { type: 'point', filled: false, size: 76, opacity: 1, strokeWidth: 2 },
        encoding: {
          x: x('value'),
          y: pixel('y'),
          shape: raw('shape'),
          fill: raw('fill'),
          stroke: raw('stroke'),
        },
      },
      ...rowWords(layout, 'labelY'),
    ],
  };
}

/** What the limits allow, shaded. */
function band(
  { atLeast, atMost }: Forest,
  x: (field: string) => { field: string; type: 'quantitative'; scale: object },
): readonly Layer[] {
  if (atLeast === undefined && atMost === undefined) return [];
  const mark = { type: 'rect', color: colour.allowed, opacity: 1 } as const;
  return [
    {
      data: { values: [{ from: atLeast ?? null, to: atMost ?? null }] },
      mark,
      encoding: {
        x: x(atLeast === undefined ? 'to' : 'from'),
        x2:
          atLeast === undefined ? { value: 0 } : atMost === undefined ? { value: 'width' } : { field: 'to' },
      },
    },
  ];
}

export const forestSpecs = (forest: Forest) => ({ wide: draw(forest, wide), narrow: draw(forest, narrow) });
