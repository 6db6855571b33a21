import type { AuditResult, Estimate, Finding, JudgedRule } from '../../result/index.ts';
import type { Block, BlockOf, Text } from '../block.ts';
import { metricLink, ruleLink, ruleOf } from '../definitions.ts';
import { groupName } from '../groups.ts';
import { basis, count, decimal, figure, interval, pValue } from '../numbers.ts';
import { ranked } from '../ranking.ts';
import type { ReportSection } from '../section.ts';

const CARDS = 8;
const SUMMARY = 20;

const settles = ({ rowsNeeded }: Finding): Text =>
  rowsNeeded === undefined ? [] : [`About ${count(rowsNeeded)} rows of this group would settle it.`];

const ruleName = (result: AuditResult, { rule: id }: Finding) => {
  const rule = ruleOf(result, id);
  return rule ? ruleLink(rule) : id;
};

const actual = (estimate: Estimate, confidence: number): Text =>
  estimate.known
    ? [{ kind: 'strong', text: decimal(estimate.value) }, ` (${interval(estimate)}; ${basis(estimate)})`]
    : [figure(estimate, confidence)];

/** Of a ratio of shares: what the practice of adverse impact looks at besides. */
function impactInWords({ impact }: Finding): readonly Text[] {
  if (!impact) return [];
  const { z, p, fisher, midP, toLimit, toParity, flips } = impact;
  const tests = [
    ...(z === undefined || p === undefined ? [] : [`Z ${decimal(z)} (p ${pValue(p)})`]),
    `Fisher p ${pValue(fisher)}`,
    `mid-p ${pValue(midP)}`,
  ].join(', ');
  const changes = `${count(toLimit)} changed decisions would reach the limit, ${count(toParity)} parity`;
  return [[`${tests}. ${changes}${flips ? '; one would turn the difference around' : ''}.`]];
}

/** Of a rule that asks for more than its limit: which of its parts are broken. */
function legsInWords({ legs = [] }: Finding): readonly Text[] {
  return legs.length === 0
    ? []
    : [
        legs.map(({ id, expected, actual: found, broken }) => {
          const said = found === undefined ? 'not known' : decimal(found);
          return `${legNames[id]}: ${said}, expected ${expected}, ${broken ? 'broken' : 'holds'}. `;
        }),
      ];
}

const legNames = { limit: 'Limit', significance: 'Significance', floor: 'Practical difference' } as const;

/** How far the number measured lies outside of the limit. */
function shortOf({ actual }: Finding, rule: JudgedRule | undefined): Text {
  if (!actual.known || !rule) return [];
  const { atLeast = actual.value, atMost = actual.value } = rule;
  const gap = Math.max(atLeast - actual.value, actual.value - atMost);
  return gap > 0 ? [`: ${decimal(gap)} ${actual.value < atLeast ? 'short of it' : 'over it'}`] : [];
}

function card(result: AuditResult, finding: Finding): BlockOf<'cards'>['items'][number] {
  const rule = ruleOf(result, finding.rule);
  const compared: Text = finding.reference
    ? ['Compared with ', groupName(finding.reference, result), '. ']
    : [];
  return {
    outcome: finding.outcome,
    title: [groupName(finding.slice, result)],
    figure: { value: count(finding.people), label: finding.people === 1 ? 'person' : 'people' },
    lines: [
      [ruleName(result, finding), ...(rule ? [' · ', metricLink(result, rule.metric)] : [])],
      [
        ...actual(finding.actual, result.confidence),
        `, expected ${finding.expected}`,
        ...shortOf(finding, rule),
      ],
      [...compared, ...settles(finding)],
      ...impactInWords(finding),
      ...legsInWords(finding),
      ...(finding.exemption ? [[`Let through: ${finding.exemption.why}.`]] : []),
    ].filter((line) => line.length > 0),
  };
}

function table(result: AuditResult, findings: readonly Finding[], caption: string): Block {
  return {
    kind: 'table',
    caption: [caption],
    columns: [
      { head: ['Group'] },
      { head: ['Outcome'] },
      { head: ['Rule'] },
      { head: ['Expected'] },
      { head: ['Actual'], align: 'end' },
      { head: ['People'], align: 'end' },
    ],
    rows: findings.map((finding) => ({
      cells: [
        [groupName(finding.slice, result)],
        [{ kind: 'outcome', outcome: finding.outcome }],
        [ruleName(result, finding)],
        [finding.expected],
        [figure(finding.actual, result.confidence)],
        [count(finding.people)],
      ],
    })),
  };
}

const folded = (summary: string, blocks: readonly Block[]): Block => ({
  kind: 'details',
  summary: [summary],
  blocks,
});

const explained: Block = {
  kind: 'prose',
  quiet: true,
  text: [
    'Ranked by people affected: the decisions that would have to change for the number measured to meet the limit, or, where that has no meaning, everybody in the group. One person may count in several findings.',
  ],
};

export const findings: ReportSection = {
  id: 'findings',
  title: 'Findings',
  render(result) {
    if (result.findings.length === 0) return undefined;
    const all = ranked(result);
    const pressing = all.filter(({ outcome }) => outcome !== 'pass');
    const passes = all.slice(pressing.length);
    const rest = pressing.slice(CARDS);
    return [
      ...(pressing.length === 0
        ? [{ kind: 'prose', text: ['Every finding passes.'] } satisfies Block]
        : [
            explained,
            {
              kind: 'cards',
              items: pressing.slice(0, CARDS).map((finding) => card(result, finding)),
            } satisfies Block,
          ]),
      ...(rest.length === 0
        ? []
        : [folded(`${count(rest.length)} more that do not pass`, [table(result, rest, 'Further findings')])]),
      ...(passes.length === 0
        ? []
        : [folded(`${count(passes.length)} that pass`, [table(result, passes, 'Findings that pass')])]),
    ];
  },
  summary(result) {
    const pressing = ranked(result).filter(({ outcome }) => outcome !== 'pass');
    if (pressing.length === 0) return undefined;
    const left = pressing.length - SUMMARY;
    return [
      table(result, pressing.slice(0, SUMMARY), 'Findings, most people affected first'),
      ...(left > 0
        ? [{ kind: 'prose', text: [`And ${count(left)} more in the report.`] } satisfies Block]
        : []),
    ];
  },
};
