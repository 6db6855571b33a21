import type { Format } from '../format.ts';
import { summaryMarkdown } from '../markdown/summary.ts';
import { sections } from '../sections/index.ts';

export const markdown: Format = {
  id: 'markdown',
  title: 'One-page summary for a build’s step summary or a comment',
  file: 'summary.md',
  render: async (result) => summaryMarkdown(result, sections, result.subject.title),
};
