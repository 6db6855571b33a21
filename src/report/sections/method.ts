import type { AuditResult, Definition, Estimate, Evidence } from '../../result/index.ts';
import { anchor } from '../anchor.ts';
import type { Block, BlockOf, Text } from '../block.ts';
import { intervalFacts } from '../interval-facts.ts';
import { percent } from '../numbers.ts';
import type { ReportSection } from '../section.ts';

const directions: Readonly<Record<Definition['better'], string>> = {
  higher: 'Higher is better.',
  lower: 'Lower is better.',
  neither: 'Neither direction is better in itself.',
};

const defined = (kind: string, definitions: readonly Definition[]): BlockOf<'facts'> => ({
  kind: 'facts',
  items: definitions.map(({ id, title, why, formula, source, better }) => ({
    id: anchor(kind, id),
    term: [title],
    value: [
      `${why} Formula: `,
      { kind: 'code', text: formula },
      `. ${directions[better]} Source: ${source}.`,
    ] satisfies Text,
  })),
});

const intervals = (result: AuditResult): BlockOf<'facts'> =>
  intervalFacts([
    ...result.measures.map(({ estimate }) => estimate),
    ...result.disparities.map(({ estimate }) => estimate),
    ...(result.pairs ?? []).map(({ estimate }) => estimate),
    ...(result.conditional ?? []).map(({ estimate }) => estimate),
    ...result.findings.map(({ actual }) => actual),
    ...(result.terms?.slices ?? []).flatMap(({ piecesPerWord, whole, unknown, cutOff }) => [
      piecesPerWord,
      whole,
      unknown,
      cutOff,
    ]),
    ...(result.evidence ? evidenceEstimates(result.evidence) : []),
  ]);

function evidenceEstimates({ byRows, bySteps, accuracy }: Evidence): readonly Estimate[] {
  const { everyone, gain, worst } = accuracy;
  return [
    ...[...byRows, ...bySteps].flatMap(({ auc, gain }) => [auc.pretrained, auc.random, gain]),
    ...[everyone.pretrained, everyone.random, gain],
    ...(worst ? [worst.pretrained.estimate, worst.random.estimate] : []),
  ];
}

const part = (id: string, title: string, ...blocks: readonly Block[]): Block => ({
  kind: 'part',
  id,
  title: [title],
  blocks,
});

const verdicts = (confidence: number): readonly Block[] => [
  {
    kind: 'prose',
    text: [
      `Every number comes with a ${percent(confidence)} interval: the values that the data leave plausible. A rule is judged by the interval and not by the number alone.`,
    ],
  },
  {
    kind: 'facts',
    items: [
      { term: [{ kind: 'outcome', outcome: 'pass' }], value: ['The whole interval lies within the limit.'] },
      { term: [{ kind: 'outcome', outcome: 'fail' }], value: ['The whole interval lies outside the limit.'] },
      {
        term: [{ kind: 'outcome', outcome: 'inconclusive' }],
        value: [
          'The interval lies across the limit, or there is nothing to measure. A policy may place the burden of proof the other way; then only an interval wholly outside the limit counts against the model.',
        ],
      },
    ],
  },
  {
    kind: 'prose',
    text: [
      'One failing group fails its rule, and one failing rule fails the audit. Otherwise anything inconclusive makes the whole inconclusive. A number without meaning (nobody to count, one outcome only) stays undefined with its reason: it never becomes zero and never passes.',
    ],
  },
];

export const method: ReportSection = {
  id: 'method',
  title: 'Method',
  render: (result) => [
    part('method-verdict', 'How the verdict is reached', ...verdicts(result.confidence)),
    ...(result.metrics.length === 0
      ? []
      : [part('method-metrics', 'Metrics', defined('metric', result.metrics))]),
    ...(result.comparisons.length === 0
      ? []
      : [part('method-comparisons', 'Comparisons', defined('comparison', result.comparisons))]),
    ...(intervals(result).items.length === 0
      ? []
      : [part('method-intervals', 'Intervals', intervals(result))]),
  ],
};
