import { describe, expect, it } from 'vitest';
import { vegaDraw } from '../../../src/report/charts/draw.ts';
import { forestSpecs } from '../../../src/report/charts/forest.ts';
import { lossSpecs } from '../../../src/report/charts/loss.ts';
import { svgElement } from '../../../src/report/charts/svg.ts';
import { toXml } from '../../../src/report/markup/serialize.ts';
import { parsedXml } from './parsed.ts';
import { hiring, hostile, wilson } from './results.ts';

const forest = {
  rows: [
    { label: 'first', estimate: wilson(30, 100), outcome: 'fail' },
    { label: hostile.html, estimate: wilson(80, 100), outcome: 'inconclusive' },
    { label: 'none', estimate: { known: false, because: 'no-rows', n: 0 }, outcome: 'inconclusive' },
  ],
  atLeast: 0.5,
} as const;

const draw = await vegaDraw();
const svgOf = async (spec: Parameters<typeof draw>[0]) => toXml(await draw(spec));

/** Where the elements that match are drawn, across. */
const across = (svg: string, pattern: RegExp): readonly number[] =>
  [...svg.matchAll(pattern)].map((match) => Number(match[1]));

describe.each(['wide', 'narrow'] as const)('a %s forest plot', (layout) => {
  it('is the same drawing each time, well-formed, of shapes and words alone', async () => {
    const svg = await svgOf(forestSpecs(forest)[layout]);
    expect(await svgOf(forestSpecs(forest)[layout])).toBe(svg);
    const elements = parsedXml(svg);
    expect(new Set(elements.map(({ name }) => name))).toEqual(new Set(['svg', 'g', 'path', 'line', 'text']));
    expect(elements.flatMap(({ attributes }) => Object.keys(attributes))).not.toContain('style');
    expect(svg).not.toMatch(/#[0-9a-f]{3,6}|white|black|font-family|class=/);
  });

  it('places limit and estimates on one scale', async () => {
    const svg = await svgOf(forestSpecs(forest)[layout]);
    const [limit = 0] = across(svg, /<line transform="translate\(([\d.]+),[-\d.]+\)"[^>]*stroke-dasharray/g);
    const points = across(svg, /<path transform="translate\(([\d.]+),[\d.]+\)"[^>]*stroke-width="2"/g);
    expect(points).toHaveLength(2);
    const [low = 0, high = 0] = points;
    expect((limit - low) / (high - low)).toBeCloseTo((0.5 - 0.3) / (0.8 - 0.3), 2);
  });

  it('shades what the limits allow, whichever there are', async () => {
    const { atLeast: _, ...open } = forest;
    const shades = async (limits: { readonly atLeast?: number; readonly atMost?: number }) =>
      across(
        await svgOf(forestSpecs({ ...open, ...limits })[layout]),
        /<path d="M([-\d.]+),[-\d.]+h[-\d.]+v/g,
      );
    const [above, below, within] = [
      await shades({ atLeast: 0.5 }),
      await shades({ atMost: 0.5 }),
      await shades({ atLeast: 0.4, atMost: 0.5 }),
    ];
    expect([above, below, within].map(({ length }) => length)).toEqual([1, 1, 1]);
    expect(below[0]).toBe(0);
    expect(above[0]).toBeGreaterThan(within[0] as number);
  });

  it('shows names from data as text, and says what is unknown', async () => {
    const svg = await svgOf(forestSpecs(forest)[layout]);
    expect(svg).toContain('&lt;/script&gt;&lt;img src=x');
    expect(svg).not.toContain('<img');
    expect(svg).toContain('? no rows');
    expect(svg).toContain('✗ 0.300');
    expect(svg).toContain('≥ 0.5');
  });

  it('marks an interval that goes on beyond the plot', async () => {
    const estimate = { known: true, value: 1, low: 0.9, high: 40, n: 5, method: 'mover-ratio' } as const;
    const plain = await svgOf(
      forestSpecs({ rows: [{ label: 'a', estimate: { ...estimate, high: 1.05 }, outcome: 'pass' }] })[layout],
    );
    const cut = await svgOf(forestSpecs({ rows: [{ label: 'a', estimate, outcome: 'pass' }] })[layout]);
    const paths = (svg: string) => parsedXml(svg).filter(({ name }) => name === 'path').length;
    expect(paths(cut)).toBe(paths(plain) + 1);
  });

  it('draws nothing known without falling over', async () => {
    const rows = forest.rows.slice(2);
    expect(await svgOf(forestSpecs({ rows })[layout])).toContain('? no rows');
  });
});

describe('a loss curve', () => {
  it('has both lines and the epoch kept', async () => {
    const { model } = hiring();
    const svg = await svgOf(lossSpecs(model as NonNullable<typeof model>).wide);
    expect(parsedXml(svg).filter(({ name }) => name === 'path')).toHaveLength(2);
    expect(svg).toContain('>kept<');
  });

  it('of one epoch is still a drawing', async () => {
    const { model } = hiring();
    const card = { ...(model as NonNullable<typeof model>), curve: [{ epoch: 1, loss: 0.5 }], bestEpoch: 0 };
    expect(await svgOf(lossSpecs(card).narrow)).not.toContain('kept');
  });
});

describe('reading SVG', () => {
  it('leaves out what is no shape and no word', () => {
    const svg = svgElement(
      '<svg viewBox="0 0 1 1" onload="x"><script>alert(1)</script><g class="a"><path d="M0,0" style="x" fill="red"/></g></svg>',
    );
    expect(toXml(svg)).toBe('<svg viewBox="0 0 1 1"><path d="M0,0" fill="red"/></svg>');
  });

  it('refuses what is not well-formed', () => {
    expect(() => svgElement('<svg><g></svg>')).toThrow('well-formed');
    expect(() => svgElement('text')).toThrow('well-formed');
  });
});
