import { type AuditResult, sliceKey } from '../../result/index.ts';
import type { Block, Text } from '../block.ts';
import { metricHead } from '../definitions.ts';
import { type Grouping, groupingName, groupValues } from '../groups.ts';
import { decimal, percent } from '../numbers.ts';
import { COLUMNS, runs } from './rates.ts';

/** Rates of crossed groups drawn towards those of all, beside the counted ones: one row a group, one column a metric. */
export function shrunkenTables(result: AuditResult, { by, slices }: Grouping): readonly Block[] {
  const rows = new Set(slices.map(({ slice }) => sliceKey(slice)));
  const here = result.measures.filter(
    ({ slice, shrunken }) => shrunken !== undefined && rows.has(sliceKey(slice)),
  );
  if (by.length < 2 || here.length === 0) return [];
  const found = new Map(here.map((one) => [`${one.metric} ${sliceKey(one.slice)}`, one.shrunken]));
  const tables = runs([...new Set(here.map(({ metric }) => metric))], COLUMNS).map(
    (metrics): Block => ({
      kind: 'table',
      caption: ['Rates drawn towards those of all, by ', groupingName(by)],
      columns: [
        { head: ['Group'] },
        ...metrics.map((metric) => ({ head: [metricHead(result, metric)], align: 'end' as const })),
      ],
      rows: slices.map(({ slice }) => ({
        cells: [
          [{ kind: 'name', parts: groupValues(slice, result), joint: '·' }],
          ...metrics.map((metric): Text => {
            const one = found.get(`${metric} ${sliceKey(slice)}`);
            return [one ? `${decimal(one.value)} (${decimal(one.low)}–${decimal(one.high)})` : '–'];
          }),
        ],
      })),
      note: [
        `A group of few rows borrows from the others (empirical Bayes, beta-binomial; Kleinman 1973), which on average brings it nearer to the truth. In brackets what is believed at ${percent(result.confidence)}. Nothing is judged by these numbers.`,
      ],
    }),
  );
  return [{ kind: 'details', summary: ['Small groups: rates drawn towards those of all'], blocks: tables }];
}
