import type { CompareResult, Criterion } from '../../result/index.ts';
import type { BlockOf } from '../block.ts';
import { candidateLabel, embeddingOf, estimateOf, isOnFront } from '../candidates.ts';
import { amount, figure } from '../numbers.ts';
import { COLUMNS, intervalNote, runs } from './rates.ts';

/** Columns that stand beside those of the criteria. */
const FIXED = 2;

const directions = { higher: '↑', lower: '↓' } as const;

/** A criterion with the sign of the direction that is better. */
export const criterionHead = ({ title, better }: Criterion): string => `${title}\u00a0${directions[better]}`;

/** Every candidate by every criterion, each number with its interval. */
export function criteriaTables(result: CompareResult): readonly BlockOf<'table'>[] {
  const { candidates, criteria, confidence } = result;
  const parts = criteria.length === 0 ? [[]] : runs(criteria, COLUMNS - FIXED);
  return parts.map((part, index) => {
    const values = candidates.map((candidate) =>
      part.map((criterion) => estimateOf(result, candidate, criterion)),
    );
    return {
      kind: 'table',
      caption: ['How well, how evenly', parts.length === 1 ? '' : ` (${index + 1} of ${parts.length})`],
      columns: [
        { head: ['Candidate'] },
        { head: ['Verdict by itself'] },
        ...part.map((criterion) => ({ head: [criterionHead(criterion)], align: 'end' as const })),
        { head: ['Outdone'] },
      ],
      rows: candidates.map((candidate, row) => ({
        cells: [
          candidateLabel(result, candidate),
          [{ kind: 'outcome', outcome: candidate.verdict.outcome }],
          ...(values[row] ?? []).map((estimate) => [figure(estimate, confidence)]),
          [isOnFront(result, candidate) ? 'no' : 'yes'],
        ],
      })),
      note: ['↑ higher is better, ↓ lower is better. ', ...intervalNote(values.flat(), confidence)],
    };
  });
}

/** What every candidate weighs, and what it takes to use and to train it. */
export const costTable = (result: CompareResult): BlockOf<'table'> => ({
  kind: 'table',
  caption: ['How large, how costly'],
  columns: [
    { head: ['Candidate'] },
    { head: ['Parameters'], align: 'end' },
    { head: ['Of these trained'], align: 'end' },
    { head: ['Multiply-adds to embed a row'], align: 'end' },
    { head: ['Multiply-adds of all training'], align: 'end' },
  ],
  rows: result.candidates.map((candidate) => ({
    cells: [
      candidateLabel(result, candidate),
      [amount(candidate.model.parameters)],
      [amount(candidate.model.trained)],
      [embeddingOf(candidate)],
      [amount(candidate.cost.training)],
    ],
  })),
  note: ['Multiply-adds are counted from shapes, so that they are the same on every machine.'],
});
