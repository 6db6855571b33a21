import type { CompareResult } from '../../result/index.ts';
import { compareSections } from '../compare-sections/index.ts';
import type { Format } from '../format.ts';
import { summaryMarkdown } from '../markdown/summary.ts';

export const markdown: Format<CompareResult> = {
  id: 'markdown',
  title: 'One-page summary of the comparison for a build’s step summary or a comment',
  file: 'compare.md',
  render: async (result) =>
    summaryMarkdown(result, compareSections, `${result.subject.title}: ${result.axis} compared`),
};
