import type { Candidate, CompareResult } from '../../result/index.ts';
import { anchor } from '../anchor.ts';
import type { Block, Text } from '../block.ts';
import { candidateLabel } from '../candidates.ts';
import { artefacts, lineageFacts } from '../lineage-facts.ts';
import { modelFacts } from '../model-facts.ts';
import type { ReportSection } from '../section.ts';

const verdict = ({ outcome, because }: Candidate['verdict']): Text => [
  { kind: 'outcome', outcome },
  because.length === 0 ? '' : ': ',
  ...because.flatMap((id, index): Text => [index === 0 ? '' : ', ', { kind: 'code', text: id }]),
];

const portrait = (result: CompareResult, candidate: Candidate): Block => ({
  kind: 'part',
  id: anchor('candidate', candidate.id),
  title: candidateLabel(result, candidate),
  blocks: [
    {
      kind: 'facts',
      items: [
        { term: ['How it differs'], value: [candidate.differs] },
        { term: ['Verdict by itself'], value: verdict(candidate.verdict) },
        ...modelFacts(candidate.model).items,
      ],
    },
    {
      kind: 'details',
      summary: ['Lineage'],
      blocks: [lineageFacts(candidate.lineage), ...artefacts(candidate.lineage)],
    },
  ],
});

export const portraits: ReportSection<CompareResult> = {
  id: 'candidates',
  title: 'What each candidate is',
  render: (result) => result.candidates.map((candidate) => portrait(result, candidate)),
};
