import type { TopLevelSpec } from 'vega-lite';
import type { Criterion, KnownEstimate } from '../../result/index.ts';
import { shortened } from '../visible-text.ts';
import { labelPlaces } from './label-places.ts';
import { colour, config, type Layer, pixel, SMALL } from './theme.ts';

export interface TradeOffPoint {
  readonly title: string;
  /** What sets it apart, such as “ (recommended)”: never cut off. */
  readonly remark: string;
  /** Whether no other is shown to outdo it. */
  readonly front: boolean;
  /** Absent where one of the two numbers is not known: named in the key, but not drawn. */
  readonly at?: { readonly x: KnownEstimate; readonly y: KnownEstimate };
}
/** Candidates by two criteria: a cross of intervals each, with a letter that the key explains. */
export interface TradeOff {
  readonly x: Criterion;
  readonly y: Criterion;
  readonly points: readonly TradeOffPoint[];
}

/** Where things stand, in pixels from the upper left corner of the plot. */
interface Layout {
  readonly plot: { readonly width: number; readonly height: number };
  readonly left: number;
  readonly right: number;
  readonly key: { readonly x: number; readonly y: number; readonly characters: number };
  readonly title: number;
}
const wide: Layout = {
  plot: { width: 470, height: 320 },
  left: 60,
  right: 420,
  key: { x: 506, y: 10, characters: 38 },
  title: 60,
};
const narrow: Layout = {
  plot: { width: 272, height: 240 },
  left: 48,
  right: 20,
  key: { x: -36, y: 304, characters: 35 },
  title: 28,
};
const KEY_ROW = 26;
const TOP = 34;
const BOTTOM = 56;
/** Room around the outermost intervals, as a share of their range. */
const ROOM = 0.06;

/** A, B, … Z, A1, B1, … */
const letter = (index: number): string =>
  `${String.fromCharCode(65 + (index % 26))}${index < 26 ? '' : Math.floor(index / 26)}`;

function domainOf(estimates: readonly KnownEstimate[]): readonly [number, number] {
  if (estimates.length === 0) return [0, 1];
  const from = Math.min(...estimates.map(({ low, value }) => Math.min(low, value)));
  const to = Math.max(...estimates.map(({ high, value }) => Math.max(high, value)));
  const room = ROOM * Math.max(to - from, 0.01);
  return [from - room, to + room];
}

/** Points differ by shape and fill as well as by colour. */
const mark = (front: boolean) =>
  front
    ? { shape: 'diamond', fill: colour.accent, stroke: colour.accent }
    : { shape: 'circle', fill: colour.panel, stroke: colour.muted };

function rowsOf(
  { points }: TradeOff,
  domains: Record<'x' | 'y', readonly [number, number]>,
  { plot }: Layout,
) {
  const drawn = points.flatMap(({ at, front }, index) => (at ? [{ ...at, front, index }] : []));
  const across = (value: number, [from, to]: readonly [number, number]) => (value - from) / (to - from);
  const right = (value: number) => plot.width * across(value, domains.x);
  const down = (value: number) => plot.height * (1 - across(value, domains.y));
  const places = labelPlaces(
    drawn.map(({ x, y }) => ({
      x: right(x.value),
      y: down(y.value),
      left: right(x.low),
      right: right(x.high),
      top: down(y.high),
      bottom: down(y.low),
    })),
  );
  return drawn
    .map(({ x, y, front, index }, place) => ({
      x: x.value,
      y: y.value,
      left: x.low,
      right: x.high,
      bottom: y.low,
      top: y.high,
      letter: letter(index),
      labelX: places[place]?.x,
      labelY: places[place]?.y,
      front,
      ...mark(front),
    }))
    .sort((a, b) => Number(a.front) - Number(b.front));
}

const raw = (field: string) => ({ field, type: 'nominal', scale: null }) as const;
const point = { type: 'point', filled: false, size: 90, opacity: 1, strokeWidth: 2 } as const;
const look = { shape: raw('shape'), fill: raw('fill'), stroke: raw('stroke') };

/** Which letter is whom. */
function key({ points }: TradeOff, { key: at }: Layout): readonly Layer[] {
  const values = points.map(({ title, remark, front, at: drawn }, index) => {
    const after = `${remark}${drawn ? '' : ': not measured'}`;
    return {
      y: at.y + index * KEY_ROW,
      letter: letter(index),
      label: `${shortened(title, at.characters - after.length)}${after}`,
      ...mark(front),
    };
  });
  const text = (field: string, x: number, fontWeight: 400 | 700): Layer => ({
    data: { values },
    mark: { type: 'text', align: 'left', fontWeight },
    encoding: { x: { value: at.x + x }, y: pixel('y'), text: { field } },
  });
  return [
    { data: { values }, mark: point, encoding: { x: { value: at.x }, y: pixel('y'), ...look } },
    text('letter', 14, 700),
    text('label', 36, 400),
  ];
}

/** What an axis shows, and in which direction it gets better. */
function titles({ x, y }: TradeOff, { plot, left, title }: Layout): readonly Layer[] {
  const values = [
    {
      x: 12 - left,
      y: plot.height + 42,
      words: `${shortened(x.title, title)}, ${x.better === 'higher' ? 'better →' : '← better'}`,
    },
    {
      x: 12 - left,
      y: -20,
      words: `${shortened(y.title, title)}, better ${y.better === 'higher' ? '↑' : '↓'}`,
    },
  ];
  return [
    {
      data: { values },
      mark: { type: 'text', align: 'left', fontSize: SMALL, fontWeight: 600 },
      encoding: { x: pixel('x'), y: pixel('y'), text: { field: 'words' } },
    },
  ];
}

function draw(tradeOff: TradeOff, layout: Layout): TopLevelSpec {
  const known = tradeOff.points.flatMap(({ at }) => (at ? [at] : []));
  const domains = { x: domainOf(known.map(({ x }) => x)), y: domainOf(known.map(({ y }) => y)) };
  const { plot, left, right, key: keyed } = layout;
  const scale = (axis: 'x' | 'y') => ({ domain: [...domains[axis]], nice: false, zero: false });
  const position = (field: string, axis: 'x' | 'y') =>
    ({ field, type: 'quantitative', scale: scale(axis), axis: { tickCount: 5 } }) as const;
  const bar = { type: 'rule', strokeWidth: 2, strokeCap: 'round', opacity: 0.75 } as const;
  const lowest = Math.max(plot.height + BOTTOM, keyed.y + tradeOff.points.length * KEY_ROW);
  return {
    width: plot.width,
    height: plot.height,
    autosize: 'none',
    padding: { left, right, top: TOP, bottom: lowest - plot.height },
    config,
    data: { values: rowsOf(tradeOff, domains, layout) },
    layer: [
      {
        mark: bar,
        encoding: {
          x: position('left', 'x'),
          x2: { field: 'right' },
          y: position('y', 'y'),
          color: raw('stroke'),
        },
      },
      {
        mark: bar,
        encoding: {
          x: position('x', 'x'),
          y: position('bottom', 'y'),
          y2: { field: 'top' },
          color: raw('stroke'),
        },
      },
      { mark: point, encoding: { x: position('x', 'x'), y: position('y', 'y'), ...look } },
      {
        mark: { type: 'text', align: 'center', fontWeight: 700 },
        encoding: { x: pixel('labelX'), y: pixel('labelY'), text: { field: 'letter' } },
      },
      ...key(tradeOff, layout),
      ...titles(tradeOff, layout),
    ],
  };
}

export const tradeOffSpecs = (tradeOff: TradeOff) => ({
  wide: draw(tradeOff, wide),
  narrow: draw(tradeOff, narrow),
});
