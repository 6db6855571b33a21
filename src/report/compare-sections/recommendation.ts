import type { Candidate, CompareResult } from '../../result/index.ts';
import type { Block, BlockOf, Text } from '../block.ts';
import { candidateName, candidateOf, howMany, isOnFront } from '../candidates.ts';
import { count, percent } from '../numbers.ts';
import type { ReportSection } from '../section.ts';

/** How the recommended candidate fares as an audit of its own, and whether others stand beside it. */
function lead(result: CompareResult, candidate: Candidate | undefined): Text {
  if (!candidate) return [`Of ${howMany(result)} none can be recommended over the others.`];
  const others = result.front.filter((id) => id !== candidate.id).length;
  const same =
    others === 0 ? '' : `; the same holds for ${others === 1 ? 'one other' : `${count(others)} others`}`;
  return [
    `Of ${howMany(result)}. By itself: `,
    { kind: 'outcome', outcome: candidate.verdict.outcome },
    isOnFront(result, candidate)
      ? `. No other is shown to outdo it${same}.`
      : '. Another is shown to outdo it.',
  ];
}

function answer(result: CompareResult): BlockOf<'answer'> {
  const { candidate: id, reasons } = result.recommendation;
  const candidate = id === undefined ? undefined : candidateOf(result, id);
  return {
    kind: 'answer',
    word: candidate ? [candidateName(candidate)] : ['No recommendation'],
    lead: lead(result, candidate),
    reasons: reasons.map((reason) => [reason]),
  };
}

const facts = ({ audit, subject, axis, rows, confidence }: CompareResult): Block => ({
  kind: 'facts',
  items: [
    { term: ['Audit'], value: [{ kind: 'code', text: audit }] },
    { term: ['What is varied'], value: [axis] },
    { term: ['The decision'], value: [subject.decision] },
    ...(subject.favourable === undefined
      ? []
      : [{ term: ['Favourable outcome'], value: [subject.favourable] }]),
    { term: ['Rows measured on'], value: [`${count(rows)}, the same for all, none trained on`] },
    { term: ['Intervals'], value: [`${percent(confidence)}`] },
  ],
});

export const recommendation: ReportSection<CompareResult> = {
  id: 'recommendation',
  title: 'Recommendation',
  render: (result) => [answer(result), facts(result)],
  summary: (result) => [answer(result)],
};
