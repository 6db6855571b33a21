import type { AuditResult, TermProfile, TermReport } from '../../result/index.ts';
import type { BlockOf } from '../block.ts';
import { groupText } from '../groups.ts';
import { brief, count, percent } from '../numbers.ts';
import { type ForestRow, forestSpecs } from './forest.ts';

/** Groups that one drawing can show. */
const MOST = 30;

/** Pieces per word of everybody and of the groups by single attributes, most broken up first. */
export function termChart(result: AuditResult, { slices }: TermReport): BlockOf<'chart'> | undefined {
  const value = ({ piecesPerWord }: TermProfile) => (piecesPerWord.known ? piecesPerWord.value : 0);
  const known = slices.filter(
    ({ slice, piecesPerWord }) => Object.keys(slice).length <= 1 && piecesPerWord.known,
  );
  const [everyone] = known;
  if (!everyone) return undefined;
  const groups = known.slice(1).sort((a, b) => value(b) - value(a));
  const rows = [everyone, ...groups.slice(0, MOST)].map(
    ({ slice, piecesPerWord }): ForestRow => ({
      label: groupText(slice, result),
      estimate: piecesPerWord,
      outcome: 'not-judged',
    }),
  );
  const ends = [groups[0], groups.at(-1)].flatMap((group) =>
    group ? [`${groupText(group.slice, result)} ${brief(group.piecesPerWord)}`] : [],
  );
  return {
    kind: 'chart',
    caption: ['Pieces per word, by single attributes'],
    alt: [
      `Pieces per word of ${count(groups.length)} groups, with ${percent(result.confidence)} intervals; of everyone ${brief(everyone.piecesPerWord)}.`,
      ends.length === 2 ? `From ${ends.join(' down to ')}.` : '',
      'The tables below have every number.',
    ]
      .filter((sentence) => sentence !== '')
      .join(' '),
    note: [
      `Bars are ${percent(result.confidence)} intervals. At 1 every word is held whole.`,
      groups.length > MOST
        ? ` Drawn are the ${MOST} of ${count(groups.length)} groups that are broken up most.`
        : '',
    ],
    ...forestSpecs({ rows }),
  };
}
