import { type AuditResult, type PairMeasure, sliceKey } from '../../result/index.ts';
import type { Block, BlockOf, Text } from '../block.ts';
import { metricHead, referenceText } from '../definitions.ts';
import { type Grouping, groupingName, groupValues, sameAttributes } from '../groups.ts';
import { figure } from '../numbers.ts';
import { COLUMNS, intervalNote, runs } from './rates.ts';

/** What the metrics of two groups say of a grouping: one row a group, one column a metric, the widest gap last. */
export function pairTables(result: AuditResult, grouping: Grouping): readonly Block[] {
  const here = (result.pairs ?? []).filter(({ by }) => sameAttributes(by, grouping.by));
  const references = [...new Set(here.map(({ reference }) => reference))];
  return references.flatMap((reference) => {
    const of = here.filter((one) => one.reference === reference);
    const metrics = [...new Set(of.map(({ metric }) => metric))];
    return runs(metrics, COLUMNS).map((part) => table(result, grouping, reference, part, of));
  });
}

function table(
  result: AuditResult,
  { by, slices }: Grouping,
  reference: string,
  metrics: readonly string[],
  of: readonly PairMeasure[],
): BlockOf<'table'> {
  const keyOf = (metric: string, slice: PairMeasure['slice']) =>
    `${metric} ${slice === undefined ? '' : sliceKey(slice)}`;
  const found = new Map(of.map((one) => [keyOf(one.metric, one.slice), one]));
  const cells = (slice: PairMeasure['slice']) =>
    metrics.map((metric): Text => {
      const one = found.get(keyOf(metric, slice));
      return [one ? figure(one.estimate, result.confidence) : 'the reference'];
    });
  return {
    kind: 'table',
    caption: [`Each group beside ${referenceText(result, reference)}, by `, groupingName(by)],
    columns: [
      { head: ['Group'] },
      ...metrics.map((metric) => ({ head: [metricHead(result, metric)], align: 'end' as const })),
    ],
    rows: [
      ...slices.map(({ slice }) => ({
        cells: [
          [{ kind: 'name' as const, parts: groupValues(slice, result), joint: '·' as const }],
          ...cells(slice),
        ],
      })),
      { total: true, cells: [['Widest gap of any two groups'], ...cells(undefined)] },
    ],
    note: intervalNote(
      of.map(({ estimate }) => estimate),
      result.confidence,
    ),
  };
}
