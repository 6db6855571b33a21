import type { AuditResult, JudgedRule } from '../../result/index.ts';
import { anchor } from '../anchor.ts';
import type { Block, Text } from '../block.ts';
import { comparisonLink, metricLink, referenceText } from '../definitions.ts';
import { groupingName, groupName } from '../groups.ts';
import { figure } from '../numbers.ts';
import { ranked } from '../ranking.ts';
import type { ReportSection } from '../section.ts';

function measured(result: AuditResult, rule: JudgedRule): Text {
  const comparison: Text =
    rule.comparison === undefined
      ? rule.against === undefined
        ? []
        : [` beside ${referenceText(result, rule.against)}`]
      : [
          ', ',
          comparisonLink(result, rule.comparison),
          ` against ${referenceText(result, rule.against ?? 'best')}`,
        ];
  const within: Text = rule.given ? [', within ', groupingName(rule.given)] : [];
  return [metricLink(result, rule.metric), ...comparison, ...within];
}

function rows(result: AuditResult) {
  return result.rules.map((rule) => {
    const worst = ranked(
      result,
      result.findings.filter((finding) => finding.rule === rule.id),
    )[0];
    return {
      id: anchor('rule', rule.id),
      cells: [
        [rule.title],
        [{ kind: 'outcome', outcome: rule.outcome }],
        measured(result, rule),
        rule.by.length === 0 ? ['everyone together'] : [groupingName(rule.by)],
        [rule.expected],
        worst ? [figure(worst.actual, result.confidence)] : ['nothing measured'],
        worst ? [groupName(worst.slice, result)] : ['–'],
      ] satisfies Text[],
    };
  });
}

const table = (result: AuditResult): readonly Block[] | undefined =>
  result.rules.length === 0
    ? undefined
    : [
        {
          kind: 'table',
          caption: ['Every rule of the policy, and its most pressing finding'],
          columns: [
            { head: ['Rule'] },
            { head: ['Outcome'] },
            { head: ['What is measured'] },
            { head: ['By'] },
            { head: ['Expected'] },
            { head: ['Worst actual'], align: 'end' },
            { head: ['Group'] },
          ],
          rows: rows(result),
        },
      ];

export const policy: ReportSection = { id: 'policy', title: 'Policy', render: table, summary: table };
