import type { AuditResult, ConditionalDisparity } from '../../result/index.ts';
import type { Block, BlockOf, Text } from '../block.ts';
import { comparisonTitle, metricLink, referenceText } from '../definitions.ts';
import { type Grouping, groupingName, groupingText, groupValues, sameAttributes } from '../groups.ts';
import { count, decimal, figure } from '../numbers.ts';
import { intervalNote } from './rates.ts';

const pValue = (p: number | undefined): Text => [p === undefined ? '–' : decimal(p)];

/** What each group comes to beside its reference when like is compared with like: one table a comparison, folded. */
export function conditionalTables(result: AuditResult, grouping: Grouping): readonly Block[] {
  const here = (result.conditional ?? []).filter(({ by }) => sameAttributes(by, grouping.by));
  const kinds = new Map(
    here.map((one) => [JSON.stringify([one.given, one.comparison, one.reference]), one] as const),
  );
  return [...kinds].map(([kind, { given, comparison, reference }]): Block => {
    const of = here.filter((one) => JSON.stringify([one.given, one.comparison, one.reference]) === kind);
    const title = `${comparisonTitle(result, comparison)} against ${referenceText(result, reference)}`;
    return {
      kind: 'details',
      summary: [`Like with like, within ${groupingText(given)}: ${title}`],
      blocks: [table(result, grouping, title, of)],
    };
  });
}

function table(
  result: AuditResult,
  { by }: Grouping,
  title: string,
  of: readonly ConditionalDisparity[],
): BlockOf<'table'> {
  const [{ given, comparison } = { given: [], comparison: '' }] = of;
  return {
    kind: 'table',
    caption: [`${title}, by `, groupingName(by), ', within ', groupingName(given)],
    columns: [
      { head: ['Metric'] },
      { head: ['Group'] },
      { head: [comparisonTitle(result, comparison)], align: 'end' },
      { head: ['Strata'], align: 'end' },
      { head: ['p, alike'], align: 'end' },
      { head: ['p, strata agree'], align: 'end' },
    ],
    rows: of.map(({ metric, slice, estimate, strata }) => ({
      cells: [
        [metricLink(result, metric)],
        [{ kind: 'name', parts: groupValues(slice, result), joint: '·' }],
        [figure(estimate, result.confidence)],
        [`${count(strata.used)} of ${count(strata.used + strata.oneSided + strata.empty)}`],
        pValue(strata.alike),
        pValue(strata.homogeneous),
      ],
    })),
    note: [
      ...intervalNote(
        of.map(({ estimate }) => estimate),
        result.confidence,
      ),
      ...explained(of),
    ],
  };
}

function explained(of: readonly ConditionalDisparity[]): Text {
  const unplaced = Math.max(0, ...of.map(({ strata }) => strata.unplaced));
  return [
    ' Strata without people of both sides tell nothing. “p, alike”: how often chance alone would set both sides as far apart within strata (Cochran–Mantel–Haenszel). “p, strata agree”: how often strata that all have one odds ratio would differ as much (Breslow–Day, with Tarone’s correction); where it is small, look at the strata one by one.',
    ...(unplaced > 0 ? [` ${count(unplaced)} rows whose stratum is not known are left out.`] : []),
  ];
}
