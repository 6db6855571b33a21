import { type AuditResult, type Disparity, type MissingBounds, sliceKey } from '../../result/index.ts';
import type { Block, Text } from '../block.ts';
import { comparisonTitle, metricHead } from '../definitions.ts';
import { type Grouping, groupingName, groupValues } from '../groups.ts';
import { decimal } from '../numbers.ts';
import { COLUMNS, runs } from './rates.ts';

function range({ low, high }: MissingBounds): string {
  if (low === undefined) return high === undefined ? 'anything' : `up to ${decimal(high)}`;
  return high === undefined ? `from ${decimal(low)} on` : `${decimal(low)} to ${decimal(high)}`;
}

const NOTE =
  'What each comparison would be at least and at most if the people whose group is not known belonged to whichever group. Chance is not in these bounds; the intervals above have it.';

/** How far the widest gaps rest on people whose group is not known: one row a metric and comparison. */
export function missingTogether(
  result: AuditResult,
  by: readonly string[],
  of: readonly Disparity[],
): Block[] {
  const rows = of.flatMap(({ metric, comparison, missing }) =>
    missing
      ? [{ cells: [[metricHead(result, metric)], [comparisonTitle(result, comparison)], [range(missing)]] }]
      : [],
  );
  if (rows.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: ['The widest gap, wherever those belong whose group is not known, by ', groupingName(by)],
      columns: [{ head: ['Metric'] }, { head: ['Comparison'] }, { head: ['Bounds'], align: 'end' }],
      rows,
      note: [
        NOTE,
        ' The end nearer to no gap may be out of reach: who would close one gap may open another.',
      ],
    },
  ];
}

/** How far a comparison rests on people whose group is not known: one row a group, one column a metric. */
export function missingTables(
  result: AuditResult,
  { by, slices }: Grouping,
  of: readonly Disparity[],
): readonly Block[] {
  const bounded = of.filter(({ missing }) => missing !== undefined);
  const found = new Map(bounded.map((one) => [`${one.metric} ${sliceKey(one.slice ?? {})}`, one.missing]));
  const compared = new Set(bounded.map(({ slice = {} }) => sliceKey(slice)));
  return runs([...new Set(bounded.map(({ metric }) => metric))], COLUMNS).map((metrics) => ({
    kind: 'table',
    caption: ['Wherever those belong whose group is not known, by ', groupingName(by)],
    columns: [
      { head: ['Group'] },
      ...metrics.map((metric) => ({ head: [metricHead(result, metric)], align: 'end' as const })),
    ],
    rows: slices
      .filter(({ slice }) => compared.has(sliceKey(slice)))
      .map(({ slice }) => ({
        cells: [
          [{ kind: 'name', parts: groupValues(slice, result), joint: '·' }],
          ...metrics.map((metric): Text => {
            const bounds = found.get(`${metric} ${sliceKey(slice)}`);
            return [bounds ? range(bounds) : '–'];
          }),
        ],
      })),
    note: [NOTE],
  }));
}
