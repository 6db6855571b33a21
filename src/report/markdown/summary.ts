import type { ReportSection } from '../section.ts';
import { blocksMarkdown } from './blocks.ts';
import { escapeMarkdown } from './inline.ts';

/** What the sections add to a one-page summary, under one heading. */
export function summaryMarkdown<Document>(
  document: Document,
  sections: readonly ReportSection<Document>[],
  heading: string,
): string {
  const parts = sections.flatMap(({ title, summary }) => {
    const blocks = summary?.(document);
    return blocks ? [`## ${title}\n\n${blocksMarkdown(blocks)}`] : [];
  });
  return `${[`# ${escapeMarkdown(heading)}`, ...parts].join('\n\n')}\n`;
}
