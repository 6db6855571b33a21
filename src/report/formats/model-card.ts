import type { AuditResult } from '../../result/index.ts';
import { metricTitle } from '../definitions.ts';
import type { Format } from '../format.ts';
import { groupText } from '../groups.ts';
import { blocksMarkdown } from '../markdown/blocks.ts';
import { escapeMarkdown } from '../markdown/inline.ts';
import { data } from '../sections/data.ts';
import { findings } from '../sections/findings.ts';
import { lineage } from '../sections/lineage.ts';
import { method } from '../sections/method.ts';
import { model } from '../sections/model.ts';
import { notices } from '../sections/notices.ts';
import { policy } from '../sections/policy.ts';
import { subject } from '../sections/subject.ts';
import { verdict } from '../sections/verdict.ts';
import { visibleText } from '../visible-text.ts';

/** What a card tells, in its usual order. */
const PARTS = [
  { title: 'What the model decides', tells: [subject] },
  { title: 'How it was made', tells: [model] },
  { title: 'Fairness', tells: [verdict, findings, policy], short: true },
  { title: 'What it was evaluated on', tells: [data] },
  { title: 'Limits', tells: [notices] },
  { title: 'How it was measured', tells: [method, lineage] },
];

/** JSON is YAML: texts of any kind stay texts. */
const quoted = (text: string): string => JSON.stringify(visibleText(text));

/** Everyone and the groups by single attributes: what can be compared across cards. */
function metrics(result: AuditResult): readonly string[] {
  return result.measures.flatMap(({ metric, slice, estimate }) => {
    if (!estimate.known || Object.keys(slice).length > 1) return [];
    const name = `${metricTitle(result, metric)}, ${groupText(slice, result)}`;
    return [
      `          - type: ${quoted(metric)}`,
      `            name: ${quoted(name)}`,
      `            value: ${estimate.value}`,
    ];
  });
}

/** The metadata that the Hugging Face Hub reads (`model-index`). */
function metadata(result: AuditResult): string {
  const { audit, subject: about, lineage: from, verdict: decided } = result;
  const told = metrics(result);
  return [
    '---',
    'tags:',
    '  - fairness',
    `  - ${quoted(`fairness-${decided.outcome}`)}`,
    ...(told.length === 0
      ? []
      : [
          'model-index:',
          `  - name: ${quoted(about.title)}`,
          '    results:',
          '      - task:',
          '          type: other',
          '        dataset:',
          `          type: ${quoted(audit)}`,
          `          name: ${quoted(about.title)}`,
          `          revision: ${quoted(from.data)}`,
          '        metrics:',
          ...told,
        ]),
    '---',
  ].join('\n');
}

export const modelCard: Format = {
  id: 'model-card',
  title: 'Model card in Markdown, with the metadata that the Hugging Face Hub reads',
  file: 'model-card.md',
  async render(result) {
    const parts = PARTS.flatMap(({ title, tells, short }) => {
      const blocks = tells.flatMap((section) => (short ? section.summary : section.render)?.(result) ?? []);
      return blocks.length === 0 ? [] : [`## ${title}\n\n${blocksMarkdown(blocks)}`];
    });
    return `${[metadata(result), `# ${escapeMarkdown(result.subject.title)}`, ...parts].join('\n\n')}\n`;
  },
};
