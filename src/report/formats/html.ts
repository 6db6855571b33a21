import type { Format } from '../format.ts';
import { renderPage } from '../html/render.ts';
import { sections } from '../sections/index.ts';

export const html: Format = {
  id: 'html',
  title: 'Report for people: one self-contained page',
  file: 'report.html',
  render: (result) =>
    renderPage(result, sections, {
      kind: 'fairness audit',
      heading: result.subject.title,
      skip: 'Skip to the verdict',
      foot: `${result.audit} · ${result.lineage.config}`,
      made: [
        `Made by fairgate ${result.lineage.version} from the result of audit `,
        { kind: 'code', text: result.audit },
        '.',
      ],
    }),
};
