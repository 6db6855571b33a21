import {
  type Candidate,
  type CompareResult,
  type GroupChange,
  isEveryone,
  type Move,
} from '../../result/index.ts';
import type { BlockOf, Text } from '../block.ts';
import { candidateName, candidateOf } from '../candidates.ts';
import { count, figure } from '../numbers.ts';
import { sliceName } from '../slice-name.ts';
import { standings } from '../standing.ts';
import { capitalised } from '../words.ts';

const signed = (people: number): string =>
  people > 0 ? `+${count(people)}` : count(people).replace('-', '−');

const numbers = ({ people, gained, lost }: Move): Text[] => [
  [count(people)],
  [count(gained)],
  [count(lost)],
  [signed(gained - lost)],
];

const HEADS = ['People', 'Gained', 'Lost', 'Balance'].map((head) => ({
  head: [head],
  align: 'end' as const,
}));

/** Everyone, by candidate. */
export function movesTable(result: CompareResult, moves: readonly Move[]): BlockOf<'table'> {
  return {
    kind: 'table',
    caption: ['Decisions that are not those of the audit as written, in people'],
    columns: [{ head: ['Candidate'] }, ...HEADS],
    rows: moves
      .filter(({ slice }) => isEveryone(slice))
      .map((move) => {
        const candidate = candidateOf(result, move.candidate);
        return { cells: [[candidate ? candidateName(candidate) : move.candidate], ...numbers(move)] };
      }),
    note: ['Gained: the decision is favourable now, and was not. Lost: the other way round.'],
  };
}

/** Slice by slice, of one candidate. */
export const slicesTable = (candidate: Candidate, moves: readonly Move[]): BlockOf<'table'> => ({
  kind: 'table',
  caption: ['Who gains and who loses: ', candidateName(candidate)],
  columns: [{ head: ['Group'] }, ...HEADS],
  rows: moves.map((move) => ({ cells: [[sliceName(move.slice)], ...numbers(move)] })),
});

/** The rates that a rule compares, of each group before and after. */
export function changesTable(
  { criteria, confidence }: CompareResult,
  candidate: Candidate,
  changes: readonly GroupChange[],
): BlockOf<'table'> {
  const titles = new Map(criteria.map(({ id, title }) => [id, title]));
  return {
    kind: 'table',
    caption: ['What becomes of the groups that rules compare: ', candidateName(candidate)],
    columns: [
      { head: ['Group'] },
      { head: ['By the rule of'] },
      { head: ['How it fares'] },
      { head: ['Before'], align: 'end' },
      { head: ['After'], align: 'end' },
      { head: ['Difference'], align: 'end' },
    ],
    rows: changes.map(({ slice, criterion, shown, before, after, difference }) => ({
      cells: [
        [sliceName(slice)],
        [titles.get(criterion) ?? criterion],
        [`${standings[shown].glyph} ${capitalised(standings[shown].word)}`],
        [figure(before, confidence)],
        [figure(after, confidence)],
        [figure(difference, confidence)],
      ],
    })),
    note: [
      'The same people before and after, so their difference is known better than either number. The intervals of the differences of one rule hold together.',
    ],
  };
}
