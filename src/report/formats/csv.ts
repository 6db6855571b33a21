import papaparse from 'papaparse';
import type { AuditResult, Disparity, Estimate, Measure, PairMeasure } from '../../result/index.ts';
import type { Format } from '../format.ts';
import { attributesOf, groupText } from '../groups.ts';
import { visibleText } from '../visible-text.ts';

type Cell = string | number | undefined;
type Row = Readonly<Record<string, Cell>>;

const COLUMNS = [
  'kind',
  'metric',
  'comparison',
  'by',
  'reference',
  'against',
  'value',
  'low',
  'high',
  'rows',
  'count',
  'interval',
  'unknown_because',
  'shrunken_value',
  'shrunken_low',
  'shrunken_high',
  'missing_low',
  'missing_high',
  'detectable_low',
  'detectable_high',
];

const number = (estimate: Estimate): Row =>
  estimate.known
    ? {
        value: estimate.value,
        low: estimate.low,
        high: estimate.high,
        rows: estimate.n,
        count: estimate.count,
        interval: estimate.method,
      }
    : { rows: estimate.n, unknown_because: estimate.because };

/** One column an attribute, after those that every file has. */
const group = (slice: Measure['slice'] | undefined): Row =>
  Object.fromEntries(Object.entries(slice ?? {}).map(([name, value]) => [`group.${name}`, value]));

/** Numbers of `of`, each under its name after `prefix`. */
const within = (
  prefix: string,
  of: { readonly value?: number; readonly low?: number; readonly high?: number } | undefined,
): Row =>
  of ? { [`${prefix}_value`]: of.value, [`${prefix}_low`]: of.low, [`${prefix}_high`]: of.high } : {};

const measured = ({ metric, slice, estimate, shrunken }: Measure, result: AuditResult): Row => ({
  kind: 'measure',
  metric,
  by: attributesOf(slice, result).join('; '),
  ...number(estimate),
  ...within('shrunken', shrunken),
  ...group(slice),
});

function compared(
  { metric, by, reference, slice, against, estimate, ...more }: Disparity | PairMeasure,
  result: AuditResult,
): Row {
  return {
    kind: 'comparison' in more ? 'disparity' : 'pair',
    metric,
    by: by.join('; '),
    reference,
    against: against && groupText(against, result),
    ...number(estimate),
    ...('comparison' in more && {
      comparison: more.comparison,
      ...within('missing', more.missing),
      ...within('detectable', more.detectable),
    }),
    ...group(slice),
  };
}

const told = (cell: Cell): Cell => (typeof cell === 'string' ? visibleText(cell) : cell);

/** Every number of a result, a row each; what a spreadsheet would take for a formula begins with an apostrophe. */
export const csv: Format = {
  id: 'csv',
  title: 'Every measure and comparison as a table for spreadsheets and notebooks',
  file: 'measures.csv',
  async render(result) {
    const { attributes, measures, disparities, pairs = [] } = result;
    const columns = [...COLUMNS, ...attributes.map(({ name }) => `group.${name}`)];
    const rows = [
      ...measures.map((one) => measured(one, result)),
      ...[...disparities, ...pairs].map((one) => compared(one, result)),
    ];
    return `${papaparse.unparse(
      {
        fields: columns.map(visibleText),
        data: rows.map((row) => columns.map((column) => told(row[column]))),
      },
      { escapeFormulae: true, newline: '\n' },
    )}\n`;
  },
};
