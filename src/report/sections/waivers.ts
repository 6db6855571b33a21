import type { AuditResult, WaiverRecord } from '../../result/index.ts';
import type { Block } from '../block.ts';
import { ruleLink, ruleOf } from '../definitions.ts';
import { groupName } from '../groups.ts';
import type { ReportSection } from '../section.ts';

const states: Readonly<Record<WaiverRecord['state'], string>> = {
  applied: 'Holds',
  'not-yet': 'Does not hold yet: the finding counts',
  expired: 'Expired: the finding counts',
  worsened: 'Void, as the finding worsened: it counts',
  orphaned: 'There is no such finding any more',
};

function table(result: AuditResult): readonly Block[] | undefined {
  const { waivers = [] } = result;
  if (waivers.length === 0) return undefined;
  return [
    {
      kind: 'table',
      caption: ['Findings that somebody lets through for a while, and what has become of that'],
      columns: [
        { head: ['Group'] },
        { head: ['Rule'] },
        { head: ['State'] },
        { head: ['Reason'] },
        { head: ['Answers for it'] },
        { head: ['Approved by'] },
        { head: ['Until'] },
      ],
      rows: waivers.map((waiver) => {
        const rule = ruleOf(result, waiver.rule);
        const where = waiver.ticket === undefined ? '' : ` (${waiver.ticket})`;
        return {
          cells: [
            [groupName(waiver.slice, result)],
            [rule ? ruleLink(rule) : waiver.rule],
            [states[waiver.state]],
            [`${waiver.reason}${where}`],
            [waiver.owner],
            [waiver.approvedBy],
            [waiver.expires],
          ],
        };
      }),
    },
  ];
}

/** Who lets what through, until when. */
export const waivers: ReportSection = { id: 'waivers', title: 'Waivers', render: table, summary: table };
