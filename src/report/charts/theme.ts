import type { Config, TopLevelSpec } from 'vega-lite';
import type { Outcome } from '../block.ts';

/** One layer of a drawing. */
export type Layer = Extract<TopLevelSpec, { layer: unknown }>['layer'][number];

/** Colours are the page's own variables, so that a drawing follows light, dark and forced colours. */
export const colour = {
  ink: 'var(--ink)',
  muted: 'var(--muted)',
  line: 'var(--line)',
  panel: 'var(--panel)',
  allowed: 'var(--allowed)',
  accent: 'var(--accent)',
} as const;

/** Outcomes differ by shape and fill as well as by colour. */
export const marks: Readonly<Record<Outcome, { shape: string; fill: string; stroke: string }>> = {
  fail: { shape: 'diamond', fill: 'var(--fail)', stroke: 'var(--fail)' },
  inconclusive: { shape: 'circle', fill: colour.panel, stroke: 'var(--inconclusive)' },
  waived: { shape: 'square', fill: colour.panel, stroke: colour.muted },
  pass: { shape: 'circle', fill: 'var(--pass)', stroke: 'var(--pass)' },
  'not-judged': { shape: 'circle', fill: colour.accent, stroke: colour.accent },
};

const TEXT = 13;
export const SMALL = 12;

export const config: Config = {
  aria: false,
  background: 'transparent',
  view: { stroke: null },
  axis: {
    domain: false,
    ticks: false,
    grid: true,
    gridColor: colour.line,
    labelColor: colour.muted,
    labelFontSize: SMALL,
    labelPadding: 8,
    labelLimit: 0,
    title: null,
  },
  text: { fontSize: TEXT, color: colour.ink, baseline: 'middle' },
};

/** A place that is told in pixels. */
export const pixel = (field: string) => ({ field, type: 'quantitative', scale: null, axis: null }) as const;
