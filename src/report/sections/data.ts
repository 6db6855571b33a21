import { type AuditResult, isEveryone, type SliceProfile } from '../../result/index.ts';
import type { Block } from '../block.ts';
import { groupingName, groupings, groupValues } from '../groups.ts';
import { count, share } from '../numbers.ts';
import type { ReportSection } from '../section.ts';

const FOLD = 16;

/** Parts of a group's rows that are counted where there are any such. */
const PARTS = [
  { of: 'positives', head: 'Favourable in truth', share: 'Base rate' },
  { of: 'selected', head: 'Decided favourably', share: 'Share' },
] as const;

const counted = (of: (typeof PARTS)[number]['of'], profiles: readonly SliceProfile[]): boolean =>
  profiles.some((profile) => profile[of] !== undefined);

function table(
  result: AuditResult,
  by: readonly string[],
  slices: readonly SliceProfile[],
  everyone: SliceProfile | undefined,
): Block {
  const rows = [...slices, ...(everyone ? [everyone] : [])];
  const whole = everyone?.rows ?? slices.reduce((sum, { rows: part }) => sum + part, 0);
  return {
    kind: 'table',
    caption: ['Who is in the data, by ', groupingName(by)],
    columns: [
      { head: ['Group'] },
      { head: ['Rows'], align: 'end' },
      { head: ['Share of rows'], align: 'end' },
      ...PARTS.filter(({ of }) => counted(of, rows)).flatMap(
        ({ head, share: ofRows }) =>
          [
            { head: [head], align: 'end' },
            { head: [ofRows], align: 'end' },
          ] as const,
      ),
    ],
    rows: rows.map((profile) => ({
      total: profile === everyone,
      cells: [
        [{ kind: 'name', parts: groupValues(profile.slice, result), joint: '·' }],
        [count(profile.rows)],
        [share(profile.rows, whole)],
        ...PARTS.filter(({ of }) => counted(of, rows)).flatMap(({ of }) => [
          [count(profile[of] ?? 0)],
          [share(profile[of] ?? 0, profile.rows)],
        ]),
      ],
    })),
  };
}

export const data: ReportSection = {
  id: 'data',
  title: 'Data',
  render(result) {
    const everyone = result.slices.find(({ slice }) => isEveryone(slice));
    const blocks = groupings(result).map(({ by, slices }): Block => {
      const whole = table(result, by, slices, everyone);
      return by.length === 1 && slices.length <= FOLD
        ? whole
        : {
            kind: 'details',
            summary: [`${count(slices.length)} groups by `, groupingName(by)],
            blocks: [whole],
          };
    });
    return blocks.length === 0 ? undefined : blocks;
  },
};
