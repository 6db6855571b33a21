import { type AuditResult, type Estimate, isEveryone, type Measure, sliceKey } from '../../result/index.ts';
import type { Block, BlockOf, Text } from '../block.ts';
import { metricHead } from '../definitions.ts';
import { type Grouping, groupingName, groupValues } from '../groups.ts';
import { count, figure, percent } from '../numbers.ts';
import { intervalMethods } from '../words.ts';

/** Columns of numbers that fit a page of paper side by side. */
export const COLUMNS = 7;

/** Splits a list into runs of nearly equal length, none longer than `most`. */
export function runs<T>(items: readonly T[], most: number): readonly (readonly T[])[] {
  const number = Math.ceil(items.length / most);
  return Array.from({ length: number }, (_, run) =>
    items.slice(Math.round((run * items.length) / number), Math.round(((run + 1) * items.length) / number)),
  );
}

/** How the intervals of a table were made, in one line. */
export function intervalNote(estimates: readonly (Estimate | undefined)[], confidence: number): Text {
  const methods = new Set(
    estimates.flatMap((estimate) => (estimate?.known ? [intervalMethods[estimate.method].title] : [])),
  );
  return methods.size === 0 ? [] : [`${percent(confidence)} intervals: ${[...methods].sort().join(', ')}.`];
}

/** Every measure, found by metric and slice. */
export function measureIndex(
  measures: readonly Measure[],
): (metric: string, key: string) => Estimate | undefined {
  const byMetric = new Map<string, Map<string, Estimate>>();
  for (const { metric, slice, estimate } of measures) {
    const bySlice = byMetric.get(metric) ?? new Map<string, Estimate>();
    bySlice.set(sliceKey(slice), estimate);
    byMetric.set(metric, bySlice);
  }
  return (metric, key) => byMetric.get(metric)?.get(key);
}

/** Every metric of every group: rate, interval, counts; everybody in the last row. */
export function rateTables(result: AuditResult, { by, slices }: Grouping): readonly Block[] {
  const measured = measureIndex(result.measures);
  const metrics = [...new Set(result.measures.map(({ metric }) => metric))];
  const everyone = result.slices.filter(({ slice }) => isEveryone(slice));
  const rows = [...slices, ...everyone];
  const parts = runs(metrics, COLUMNS);
  return parts.map((part, index): BlockOf<'table'> => {
    const cells = rows.map(({ slice }) => part.map((metric) => measured(metric, sliceKey(slice))));
    return {
      kind: 'table',
      caption: [
        'Rates by ',
        groupingName(by),
        parts.length === 1 ? '' : ` (${index + 1} of ${parts.length})`,
      ],
      columns: [
        { head: ['Group'] },
        { head: ['Rows'], align: 'end' },
        ...part.map((metric) => ({ head: [metricHead(result, metric)], align: 'end' as const })),
      ],
      rows: rows.map(({ slice, rows: size }, row) => ({
        total: isEveryone(slice),
        cells: [
          [{ kind: 'name', parts: groupValues(slice, result), joint: '·' }],
          [count(size)],
          ...(cells[row] ?? []).map(
            (estimate): Text => [estimate ? figure(estimate, result.confidence) : 'not asked for'],
          ),
        ],
      })),
      note: intervalNote(cells.flat(), result.confidence),
    };
  });
}
