import type { TopLevelSpec } from 'vega-lite';
import { vegaDraw } from '../charts/draw.ts';
import type { Format } from '../format.ts';
import { specsOf } from '../html/blocks.ts';
import { page } from '../html/page.ts';
import type { Element } from '../markup/element.ts';
import { sections } from '../sections/index.ts';

export const html: Format = {
  id: 'html',
  title: 'Report for people: one self-contained page',
  file: 'report.html',
  async render(result) {
    const filled = sections.flatMap(({ id, title, render }) => {
      const blocks = render(result);
      return blocks ? [{ id, title, blocks }] : [];
    });
    const draw = await vegaDraw();
    const drawings = new Map<TopLevelSpec, Element>();
    for (const spec of filled.flatMap(({ blocks }) => specsOf(blocks))) drawings.set(spec, await draw(spec));
    return page(result, filled, (spec) => {
      const drawing = drawings.get(spec);
      if (!drawing) throw new Error('a drawing was not made before its page');
      return drawing;
    });
  },
};
