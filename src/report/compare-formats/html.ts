import type { CompareResult } from '../../result/index.ts';
import { compareSections } from '../compare-sections/index.ts';
import type { Format } from '../format.ts';
import { renderPage } from '../html/render.ts';

export const html: Format<CompareResult> = {
  id: 'html',
  title: 'Comparison for people: one self-contained page',
  file: 'compare.html',
  render: (result) =>
    renderPage(result, compareSections, {
      kind: `fairness audit, ${result.axis} compared`,
      heading: result.subject.title,
      skip: 'Skip to the recommendation',
      foot: `${result.audit} · ${result.axis} compared`,
      made: [
        `Made by fairgate ${result.version} from the comparison of ${result.axis} for audit `,
        { kind: 'code', text: result.audit },
        '.',
      ],
    }),
};
