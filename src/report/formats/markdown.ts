import type { Format } from '../format.ts';
import { blocksMarkdown } from '../markdown/blocks.ts';
import { escapeMarkdown } from '../markdown/inline.ts';
import { sections } from '../sections/index.ts';

export const markdown: Format = {
  id: 'markdown',
  title: 'One-page summary for a build’s step summary or a comment',
  file: 'summary.md',
  async render(result) {
    const parts = sections.flatMap(({ title, summary }) => {
      const blocks = summary?.(result);
      return blocks ? [`## ${title}\n\n${blocksMarkdown(blocks)}`] : [];
    });
    return `${[`# ${escapeMarkdown(result.subject.title)}`, ...parts].join('\n\n')}\n`;
  },
};
