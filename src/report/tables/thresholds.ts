import type { AuditResult, ScoreReport, WhatIf } from '../../result/index.ts';
import type { Block, BlockOf, Text } from '../block.ts';
import { ruleLink, ruleOf } from '../definitions.ts';
import { groupName } from '../groups.ts';
import { brief } from '../numbers.ts';

/** The finding that a rule's outcome is due to. */
function worstOf({ findings }: WhatIf, rule: string, outcome: WhatIf['rules'][number]['outcome']) {
  const due = findings.filter((finding) => finding.rule === rule && finding.outcome === outcome);
  const place = ({ actual }: (typeof due)[number]) => (actual.known ? actual.value : Number.MAX_VALUE);
  return due.sort((a, b) => place(a) - place(b))[0];
}

function cell(result: AuditResult, whatIf: WhatIf, rule: string): Text {
  const outcome = whatIf.rules.find(({ id }) => id === rule)?.outcome;
  if (outcome === undefined) return ['–'];
  const worst = worstOf(whatIf, rule, outcome);
  return [
    { kind: 'outcome', outcome },
    ...(worst && outcome !== 'pass' ? [' ', groupName(worst.slice, result), ` ${brief(worst.actual)}`] : []),
  ];
}

/** At which thresholds no rule fails. */
function unbroken(thresholds: readonly WhatIf[]): string {
  const holds = thresholds.filter(({ rules }) => rules.every(({ outcome }) => outcome !== 'fail'));
  const where = holds.map(({ threshold }) => threshold.toFixed(2)).join(', ');
  return holds.length === 0
    ? `Of ${thresholds.length} thresholds there is none at which no rule would fail.`
    : `At ${holds.length} of ${thresholds.length} thresholds no rule would fail: favourable from ${where}.`;
}

/** What the policy would say if decisions were favourable from another score on. */
export function thresholdTable(result: AuditResult, { thresholds }: ScoreReport): readonly Block[] {
  const [first] = thresholds;
  if (!first) return [];
  const rules = first.rules.map(({ id }) => id);
  const table: BlockOf<'table'> = {
    kind: 'table',
    caption: ['What each rule would say at another threshold'],
    columns: [
      { head: ['Favourable from'] },
      ...rules.map((id) => {
        const rule = ruleOf(result, id);
        return { head: rule ? [ruleLink(rule)] : [id] };
      }),
    ],
    rows: thresholds.map((whatIf) => ({
      total: whatIf.threshold === result.threshold,
      cells: [[whatIf.threshold.toFixed(2)], ...rules.map((rule) => cell(result, whatIf, rule))],
    })),
    note: [
      'Judged by the same intervals as the audit itself, before any waiver; only rules about shares of rows, which follow from the decisions. Whether a threshold is right is not for the numbers to say.',
    ],
  };
  return [
    { kind: 'prose', text: [unbroken(thresholds)] },
    { kind: 'details', summary: [`All ${thresholds.length} thresholds`], blocks: [table] },
  ];
}
