import type { TopLevelSpec } from 'vega-lite';
import { vegaDraw } from '../charts/draw.ts';
import type { Element } from '../markup/element.ts';
import type { ReportSection } from '../section.ts';
import { specsOf } from './blocks.ts';
import { type Frame, page } from './page.ts';

/** A document as one self-contained page: its sections that have something to say, with their drawings. */
export async function renderPage<Document>(
  document: Document,
  sections: readonly ReportSection<Document>[],
  frame: Frame,
): Promise<string> {
  const filled = sections.flatMap(({ id, title, render }) => {
    const blocks = render(document);
    return blocks ? [{ id, title, blocks }] : [];
  });
  const draw = await vegaDraw();
  const drawings = new Map<TopLevelSpec, Element>();
  for (const spec of filled.flatMap(({ blocks }) => specsOf(blocks))) drawings.set(spec, await draw(spec));
  return page(frame, filled, (spec) => {
    const drawing = drawings.get(spec);
    if (!drawing) throw new Error('a drawing was not made before its page');
    return drawing;
  });
}
