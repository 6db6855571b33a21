import type { CompareResult, Criterion } from '../../result/index.ts';
import { anchor } from '../anchor.ts';
import type { Block, BlockOf } from '../block.ts';
import { intervalFacts } from '../interval-facts.ts';
import { decimal, percent } from '../numbers.ts';
import type { ReportSection } from '../section.ts';

const kinds: Readonly<Record<Criterion['kind'], string>> = {
  quality: 'How well it decides.',
  disparity: 'How unevenly it decides.',
};
const directions: Readonly<Record<Criterion['better'], string>> = {
  higher: 'Higher is better.',
  lower: 'Lower is better.',
};

const criteria = (result: CompareResult): BlockOf<'facts'> => ({
  kind: 'facts',
  items: result.criteria.map(({ id, title, why, kind, better }) => ({
    id: anchor('criterion', id),
    term: [title],
    value: [`${kinds[kind]} ${why} ${directions[better]}`],
  })),
});

const reading = ({ confidence }: CompareResult): BlockOf<'facts'> => ({
  kind: 'facts',
  items: [
    {
      term: ['Differences'],
      value: [
        'All candidates decide on the same held-out rows, so they are right and wrong together. The rows are drawn again many times, the same draws for all candidates, which shows how far two numbers rise and fall together. The interval of a difference combines the intervals of the two numbers by recovering their variances and taking that correlation into account (MOVER; Zou 2007, Newcombe 1998): each keeps the interval that is right for it, and the difference is known better than it would be on rows of its own.',
      ],
    },
    {
      term: ['Adjusted p'],
      value: [
        `The chance of a difference this large where there is none, found by the interval that just touches zero, and raised by Holm’s method for all the pairs and criteria that were compared (Holm 1979). At ${decimal(1 - confidence)} or less one of a pair is called better.`,
      ],
    },
    {
      term: ['Outdone'],
      value: [
        'A candidate is outdone where another is at least as good by every criterion and shown to be better by one. Those outdone by none are the Pareto front: which of them to take is a choice between quality and evenness that no number makes.',
      ],
    },
    {
      term: ['After the choice'],
      value: [
        'Whichever candidate is picked for its numbers on these rows looks better than it is, the more so the more candidates there were. Audit the one that is taken on rows that took no part in the choice.',
      ],
    },
    {
      term: ['Gains and losses'],
      value: [
        'Whether a group fares better or worse by the rate that a rule compares is told by the paired interval of its rate before and after (Newcombe 1998, method 8), wide enough to hold for all groups of the rule together (Šidák 1967). A candidate levels down where the gap is shown to be smaller, a group shown to fare worse, and none shown to fare better. Of rates whose denominator depends on the decision, such as precision, no such thing is said.',
      ],
    },
    {
      term: ['Cost'],
      value: [
        'Multiply-adds, counted from the shapes of the model: of the frozen part for a row of mean length, and of the trained part for all steps that were taken, forward and backward.',
      ],
    },
  ],
});

function intervals(result: CompareResult): readonly Block[] {
  const facts = intervalFacts([...result.values, ...result.differences].map(({ estimate }) => estimate));
  return facts.items.length === 0
    ? []
    : [{ kind: 'part', id: 'method-intervals', title: ['Intervals'], blocks: [facts] }];
}

const share = ({ confidence }: CompareResult): Block => ({
  kind: 'prose',
  text: [
    `Every number comes with a ${percent(confidence)} interval: the values that the data leave plausible.`,
  ],
});

export const method: ReportSection<CompareResult> = {
  id: 'method',
  title: 'Method',
  render: (result) => [
    {
      kind: 'part',
      id: 'method-reading',
      title: ['How candidates are compared'],
      blocks: [share(result), reading(result)],
    },
    ...(result.criteria.length === 0
      ? []
      : [
          {
            kind: 'part',
            id: 'method-criteria',
            title: ['Criteria'],
            blocks: [criteria(result)],
          } satisfies Block,
        ]),
    ...intervals(result),
  ],
};
