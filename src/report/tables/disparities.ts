import { type AuditResult, type Disparity, sliceKey } from '../../result/index.ts';
import type { Block, BlockOf, Text } from '../block.ts';
import { comparisonHead, comparisonTitle, metricHead, metricLink, referenceText } from '../definitions.ts';
import { type Grouping, groupingName, groupValues, sameAttributes } from '../groups.ts';
import { figure } from '../numbers.ts';
import { missingTables, missingTogether } from './missing.ts';
import { COLUMNS, intervalNote, runs } from './rates.ts';

type OfGroup = Disparity & { readonly slice: NonNullable<Disparity['slice']> };
const ofGroup = (disparity: Disparity): disparity is OfGroup => disparity.slice !== undefined;

/** All groups together: one row a metric, one column a comparison. */
function together(result: AuditResult, by: readonly string[], of: readonly Disparity[]): readonly Block[] {
  if (of.length === 0) return [];
  const comparisons = [...new Set(of.map(({ comparison }) => comparison))];
  const metrics = [...new Set(of.map(({ metric }) => metric))];
  const at = (metric: string, comparison: string) =>
    of.find((one) => one.metric === metric && one.comparison === comparison)?.estimate;
  return [
    {
      kind: 'table',
      caption: ['All groups together, by ', groupingName(by)],
      columns: [
        { head: ['Metric'] },
        ...comparisons.map((id) => ({ head: [comparisonHead(result, id)], align: 'end' as const })),
      ],
      rows: metrics.map((metric) => ({
        cells: [
          [metricLink(result, metric)],
          ...comparisons.map((comparison): Text => {
            const estimate = at(metric, comparison);
            return [estimate ? figure(estimate, result.confidence) : 'not asked for'];
          }),
        ],
      })),
      note: intervalNote(
        of.map(({ estimate }) => estimate),
        result.confidence,
      ),
    },
  ];
}

/** One comparison of every group with its reference: one row a group, one column a metric. */
function each(
  result: AuditResult,
  { by, slices }: Grouping,
  comparison: string,
  reference: string,
  of: readonly OfGroup[],
): readonly BlockOf<'table'>[] {
  const found = new Map(of.map((one) => [`${one.metric} ${sliceKey(one.slice)}`, one]));
  const compared = new Set(of.map(({ slice }) => sliceKey(slice)));
  const rows = slices.filter(({ slice }) => compared.has(sliceKey(slice)));
  return runs([...new Set(of.map(({ metric }) => metric))], COLUMNS).map((metrics) => ({
    kind: 'table',
    caption: [
      `${comparisonTitle(result, comparison)} against ${referenceText(result, reference)}, by `,
      groupingName(by),
    ],
    columns: [
      { head: ['Group'] },
      ...metrics.map((metric) => ({ head: [metricHead(result, metric)], align: 'end' as const })),
    ],
    rows: rows.map(({ slice }) => ({
      cells: [
        [{ kind: 'name', parts: groupValues(slice, result), joint: '·' }],
        ...metrics.map((metric): Text => {
          const one = found.get(`${metric} ${sliceKey(slice)}`);
          return [one ? figure(one.estimate, result.confidence) : 'the reference'];
        }),
      ],
    })),
    note: intervalNote(
      of.map(({ estimate }) => estimate),
      result.confidence,
    ),
  }));
}

/** The gaps between the groups of one grouping: all together in the open, each group's own folded. */
export function disparityTables(result: AuditResult, grouping: Grouping): readonly Block[] {
  const here = result.disparities.filter(({ by }) => sameAttributes(by, grouping.by));
  const grouped = here.filter(ofGroup);
  const kinds = new Map(
    grouped.map(({ comparison, reference }) => [
      JSON.stringify([comparison, reference]),
      { comparison, reference },
    ]),
  );
  const folded = [...kinds.values()].map(({ comparison, reference }): Block => {
    const of = grouped.filter((one) => one.comparison === comparison && one.reference === reference);
    const title = `${comparisonTitle(result, comparison)} against ${referenceText(result, reference)}`;
    return {
      kind: 'details',
      summary: [`Each group: ${title}`],
      blocks: [...each(result, grouping, comparison, reference, of), ...missingTables(result, grouping, of)],
    };
  });
  const ofAll = here.filter((one) => !ofGroup(one));
  const bounded = missingTogether(result, grouping.by, ofAll);
  return [
    ...together(result, grouping.by, ofAll),
    ...folded,
    ...(bounded.length > 0
      ? [
          {
            kind: 'details' as const,
            summary: ['All groups: people whose group is not known'],
            blocks: bounded,
          },
        ]
      : []),
  ];
}
