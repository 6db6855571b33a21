import { type AuditResult, type JudgedRule, sliceKey } from '../../result/index.ts';
import type { BlockOf, Text } from '../block.ts';
import { comparisonTitle, metricTitle, referenceText } from '../definitions.ts';
import { type Grouping, groupingName, groupingText, groupValues, sameAttributes } from '../groups.ts';
import { brief, count, percent } from '../numbers.ts';
import { measureIndex } from '../tables/rates.ts';
import { severity } from '../words.ts';
import { type Forest, type ForestRow, forestSpecs } from './forest.ts';

/** Groups that one drawing can show; of more, the farthest out are drawn. */
const MOST = 30;
const FEW = 12;

interface Plot extends Forest {
  readonly subject: string;
  readonly expected?: string;
}

/** The rule that a grouping's drawing shows: the most pressing one that judges these groups. */
function ruleFor(result: AuditResult, by: readonly string[]): JudgedRule | undefined {
  return result.rules
    .filter((rule) => sameAttributes(rule.by, by))
    .sort((a, b) => severity.indexOf(a.outcome) - severity.indexOf(b.outcome))[0];
}

/** The groups as the rule found them: the numbers that it judged, with its limits. */
function judgedPlot(result: AuditResult, { slices }: Grouping, rule: JudgedRule): Plot {
  const findings = new Map(
    result.findings
      .filter(({ rule: id }) => id === rule.id)
      .map((finding) => [sliceKey(finding.slice), finding]),
  );
  const rows = slices.flatMap(({ slice }): ForestRow[] => {
    const finding = findings.get(sliceKey(slice));
    if (!finding) return [];
    return [
      { label: groupValues(slice, result).join(' · '), estimate: finding.actual, outcome: finding.outcome },
    ];
  });
  const comparison =
    rule.comparison === undefined
      ? rule.against === undefined
        ? ''
        : ` beside ${referenceText(result, rule.against)}`
      : `, ${comparisonTitle(result, rule.comparison).toLowerCase()} against ${referenceText(result, rule.against ?? 'best')}`;
  return {
    subject: `${metricTitle(result, rule.metric)}${comparison}`,
    expected: rule.expected,
    rows,
    ...(rule.atLeast === undefined ? {} : { atLeast: rule.atLeast }),
    ...(rule.atMost === undefined ? {} : { atMost: rule.atMost }),
  };
}

/** The groups' own numbers, where no rule judges them one by one. */
function measuredPlot(result: AuditResult, { slices }: Grouping, metric: string): Plot {
  const measured = measureIndex(result.measures);
  const rows = slices.flatMap(({ slice }): ForestRow[] => {
    const estimate = measured(metric, sliceKey(slice));
    return estimate
      ? [{ label: groupValues(slice, result).join(' · '), estimate, outcome: 'not-judged' }]
      : [];
  });
  return { subject: metricTitle(result, metric), rows };
}

function plotOf(result: AuditResult, grouping: Grouping): Plot | undefined {
  const rule = ruleFor(result, grouping.by);
  const judged = rule ? judgedPlot(result, grouping, rule) : undefined;
  if (judged && judged.rows.length > 0) return judged;
  const metric = rule?.metric ?? result.measures[0]?.metric;
  const measured = metric === undefined ? undefined : measuredPlot(result, grouping, metric);
  return measured && measured.rows.length > 0 ? measured : undefined;
}

/** Known numbers from the side on which the limit is broken; what is unknown comes last. */
function worstFirst({ rows, atLeast, atMost }: Plot): readonly ForestRow[] {
  const sign = atLeast === undefined && atMost !== undefined ? -1 : 1;
  const place = ({ estimate }: ForestRow) => (estimate.known ? sign * estimate.value : Number.MAX_VALUE);
  return [...rows].sort((a, b) => place(a) - place(b));
}

/** A few groups keep the order of the table; many stand in the order of their numbers. */
const drawn = (plot: Plot): readonly ForestRow[] =>
  plot.rows.length <= FEW ? plot.rows : worstFirst(plot).slice(0, MOST);

/** The finding in words: how many groups, how they fare by the limit, and the ends of their range. */
function altText(plot: Plot, by: readonly string[], confidence: number): string {
  const sorted = worstFirst(plot).filter(({ estimate }) => estimate.known);
  const worst = sorted[0];
  const best = sorted.at(-1);
  const said = (row: ForestRow) => `${row.label} ${brief(row.estimate)}`;
  const judged = severity
    .map((outcome) => ({ outcome, number: plot.rows.filter((row) => row.outcome === outcome).length }))
    .filter(({ outcome, number }) => outcome !== 'not-judged' && number > 0)
    .map(({ outcome, number }) => `${count(number)} ${outcome}`);
  return [
    `${plot.subject} of ${plot.rows.length === 1 ? 'one group' : `${count(plot.rows.length)} groups`} by ${groupingText(by)}, with ${percent(confidence)} intervals.`,
    plot.expected === undefined || judged.length === 0 ? '' : `Limit ${plot.expected}: ${judged.join(', ')}.`,
    worst && best ? `From ${said(worst)} to ${said(best)}.` : 'None could be measured.',
    'The table below has every number.',
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

/** The one drawing of a grouping, `undefined` where there is no number at all. */
export function groupChart(result: AuditResult, grouping: Grouping): BlockOf<'chart'> | undefined {
  const plot = plotOf(result, grouping);
  if (!plot) return undefined;
  const rows = drawn(plot);
  const note: Text = [
    `Bars are ${percent(result.confidence)} intervals; an arrow at an end means that the interval goes on.`,
    plot.expected === undefined ? '' : ` Shaded: what the policy allows (${plot.expected}).`,
    rows.length < plot.rows.length
      ? ` Drawn are the ${rows.length} of ${count(plot.rows.length)} groups that are farthest out; the table has all.`
      : '',
  ];
  return {
    kind: 'chart',
    caption: [`${plot.subject}, by `, groupingName(grouping.by)],
    alt: altText(plot, grouping.by, result.confidence),
    note,
    ...forestSpecs({ ...plot, rows }),
  };
}
