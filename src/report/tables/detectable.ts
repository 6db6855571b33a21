import { type AuditResult, type Detectable, type Disparity, sliceKey } from '../../result/index.ts';
import type { Block, BlockOf, Text } from '../block.ts';
import { comparisonTitle, metricLink, referenceText, ruleLink } from '../definitions.ts';
import { type Grouping, groupingName, groupValues, sameAttributes } from '../groups.ts';
import { count, decimal, percent } from '../numbers.ts';
import { COLUMNS, runs } from './rates.ts';

type Shown = Disparity & Required<Pick<Disparity, 'slice' | 'detectable'>>;
const isShown = (disparity: Disparity): disparity is Shown =>
  disparity.slice !== undefined && disparity.detectable !== undefined;

/** What a column says of each slice, by its key. */
interface Column {
  readonly head: Text;
  readonly cells: ReadonlyMap<string, string>;
}

/** One row for each group of which some column tells something. */
function tables(
  result: AuditResult,
  { slices }: Grouping,
  columns: readonly Column[],
  said: Pick<BlockOf<'table'>, 'caption' | 'note'>,
): readonly Block[] {
  const told = slices.filter(({ slice }) => columns.some(({ cells }) => cells.has(sliceKey(slice))));
  return runs(columns, COLUMNS).map((part) => ({
    kind: 'table',
    ...said,
    columns: [
      { head: ['Group'] },
      { head: ['Rows'], align: 'end' },
      ...part.map(({ head }) => ({ head, align: 'end' as const })),
    ],
    rows: told.map(({ slice, rows }) => ({
      cells: [
        [{ kind: 'name', parts: groupValues(slice, result), joint: '·' }],
        [count(rows)],
        ...part.map(({ cells }): Text => [cells.get(sliceKey(slice)) ?? '–']),
      ],
    })),
  }));
}

/** `≤ −0.120 or ≥ 0.131`. */
function gaps({ low, high }: Detectable): string {
  const below = low === undefined ? [] : [`≤ ${decimal(low)}`];
  const above = high === undefined ? [] : [`≥ ${decimal(high)}`];
  return [...below, ...above].join(' or ') || 'none';
}

function smallestGaps(result: AuditResult, grouping: Grouping, of: readonly Shown[]): readonly Block[] {
  const [{ comparison, reference, detectable }] = of as readonly [Shown];
  const columns = [...new Set(of.map(({ metric }) => metric))].map((metric) => ({
    head: [metricLink(result, metric)],
    cells: new Map(
      of
        .filter((one) => one.metric === metric)
        .map((one) => [sliceKey(one.slice), gaps(one.detectable)] as const),
    ),
  }));
  const compared = `${comparisonTitle(result, comparison)} against ${referenceText(result, reference)}`;
  return tables(result, grouping, columns, {
    caption: [`${compared}: what could have shown, by `, groupingName(grouping.by)],
    note: [
      `A true gap of this size or a larger one would have been told from none in ${percent(detectable.power)} of such audits (arcsine approximation; Cohen 1988). Where no gap was found, a smaller one may be there all the same.`,
    ],
  });
}

/** How many rows of each group would show a gap at the limit of each rule that judges these groups. */
function rowsForLimits(result: AuditResult, grouping: Grouping): readonly Block[] {
  const columns = result.rules
    .filter(({ by }) => sameAttributes(by, grouping.by))
    .map((rule) => ({
      head: [ruleLink(rule), `, ${rule.expected}`],
      cells: new Map(
        result.findings
          .filter((finding) => finding.rule === rule.id)
          .flatMap(({ slice, rowsToDetect }) =>
            rowsToDetect === undefined ? [] : [[sliceKey(slice), count(rowsToDetect)] as const],
          ),
      ),
    }))
    .filter(({ cells }) => cells.size > 0);
  return tables(result, grouping, columns, {
    caption: ['Rows that would show a gap at the limit, by ', groupingName(grouping.by)],
    note: [
      'About as many rows of the group, if all groups grew alike, would have told a true gap at the limit from none as often as above. A group with fewer rows says little either way.',
    ],
  });
}

/** Which gaps each group of a grouping was large enough to show, folded. */
export function detectableTables(result: AuditResult, grouping: Grouping): readonly Block[] {
  const here = result.disparities.filter(isShown).filter(({ by }) => sameAttributes(by, grouping.by));
  if (here.length === 0) return [];
  const kinds = new Map<string, Shown[]>();
  for (const one of here) {
    const kind = JSON.stringify([one.comparison, one.reference]);
    kinds.set(kind, [...(kinds.get(kind) ?? []), one]);
  }
  return [
    {
      kind: 'details',
      summary: ['The smallest gap that each group could have shown'],
      blocks: [
        ...[...kinds.values()].flatMap((of) => smallestGaps(result, grouping, of)),
        ...rowsForLimits(result, grouping),
      ],
    },
  ];
}
