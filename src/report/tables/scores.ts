import { type AuditResult, isEveryone, type ScoreProfile } from '../../result/index.ts';
import type { BlockOf, Text } from '../block.ts';
import { type Grouping, groupingName, groupValues } from '../groups.ts';
import { count, share } from '../numbers.ts';
import { type Part, partsOf, weightOf } from '../score-shares.ts';

const TENTHS = 10;

/** One row a group, one column a tenth of the score. */
function byTenth(
  result: AuditResult,
  profiles: readonly ScoreProfile[],
  caption: Text,
  cell: (part: Part, all: number) => string,
  note: string,
): BlockOf<'table'> {
  const [first] = profiles;
  return {
    kind: 'table',
    caption,
    columns: [
      { head: ['Group'] },
      { head: ['Rows'], align: 'end' },
      ...(first ? partsOf(first, TENTHS) : []).map(({ from, to }) => ({
        head: [`${from}–${to}`],
        align: 'end' as const,
      })),
    ],
    rows: profiles.map((profile) => {
      const all = weightOf(profile);
      return {
        total: isEveryone(profile.slice),
        cells: [
          [{ kind: 'name', parts: groupValues(profile.slice, result), joint: '·' }],
          [count(all)],
          ...partsOf(profile, TENTHS).map((part): Text => [cell(part, all)]),
        ],
      };
    }),
    note: [note],
  };
}

/** How the scores of the groups lie, and what becomes in truth of those scored alike. */
export function scoreTables(
  result: AuditResult,
  { by, slices }: Grouping<ScoreProfile>,
  everyone: readonly ScoreProfile[],
): readonly BlockOf<'table'>[] {
  const profiles = [...slices, ...everyone];
  return [
    byTenth(
      result,
      profiles,
      ['Scores by tenth, by ', groupingName(by)],
      (part, all) => share(part.all, all),
      'Share of the group’s own rows. A score on an edge belongs to the tenth above it.',
    ),
    byTenth(
      result,
      profiles,
      ['Favourable in truth by tenth of the score, by ', groupingName(by)],
      ({ all, positives }) => (all === 0 ? '–' : `${share(positives, all)} of ${count(all)}`),
      'Where scores are calibrated, the share lies within its tenth.',
    ),
  ];
}
