import type { FreeValues } from '../data/columns/free.ts';
import { type Explorable, readExplorable } from '../data/read-explorable.ts';
import { digestFile } from '../data/sources/files.ts';
import type { OutcomeOptions } from '../data/tasks/task.ts';
import { InvalidInput, type Place } from '../errors.ts';
import { inBins } from '../explore/bins.ts';
import { CORRECTION, type Confirmation } from '../explore/confirm.ts';
import { explore, parts } from '../explore/explore.ts';
import type { Coded } from '../explore/table.ts';
import { metrics } from '../metrics/index.ts';
import type { Metric, Proportion } from '../metrics/metric.ts';
import type { OnProgress } from '../pipeline/progress.ts';
import type { Exploration, FoundSlice } from '../result/index.ts';
import { OUTCOMES } from '../slices/statistics.ts';
import { newcombe } from '../stats/newcombe.ts';
import { wilson } from '../stats/wilson.ts';
import { VERSION } from '../version.ts';

export interface ExploreOptions extends OutcomeOptions {
  /** Columns to be searched; all others than the outcomes where not said. */
  readonly columns?: readonly string[] | undefined;
  /** Id of a metric that is a share of rows. */
  readonly metric: string;
  /** Columns crossed at most. */
  readonly order: number;
  /** Rows that a slice must have among those that are searched. */
  readonly minRows: number;
  readonly seed: number;
}

export interface ExploreWatch {
  readonly signal?: AbortSignal;
  readonly progress?: (title: string, event: Parameters<OnProgress>[0]) => void;
}

/** A column of categories may have so many values, and one of numbers is cut into so many bins. */
const MOST_VALUES = 50;
const BINS = 5;
/** Numbers with so few values are taken as they are. */
const FEW_VALUES = 10;
const LEVEL = 0.1;
const CONFIDENCE = 0.95;

/**
 * Searches a file of binary decisions for slices, of any of its columns, whose metric differs from that of everybody
 * else; confirms them on rows that had no part in the search.
 * @throws InvalidInput when the file or the options cannot be used; the signal's reason when it is aborted.
 */
export async function exploreFile(
  file: string,
  { metric: id, order, minRows, seed, ...columns }: ExploreOptions,
  { signal, progress }: ExploreWatch = {},
): Promise<Exploration> {
  const metric = shareOfRows(id);
  checkOptions(minRows, columns);
  const read = await readExplorable(file, { ...columns, mostValues: MOST_VALUES }, (done) =>
    progress?.('Rows', { done, total: undefined, unit: 'rows' }),
  );
  const rows = rowsAmong(read, metric.proportion);
  if (rows.length < 2 * minRows) throw tooFew({ file }, rows.length, minRows, metric);
  const [search, confirmation] = parts(rows.length, seed);
  const from = search.map((row) => rows[row] as number);
  const tried = read.columns.map((column) => inFewValues(column, from) ?? skipped(column));
  const coded = tried.filter((column) => 'codes' in column);
  const table = {
    rows: rows.length,
    hit: Uint8Array.from(rows, (row) => Number(counts(read, metric.proportion.count, row))),
    columns: coded.map((column) => ({
      ...column,
      codes: Uint16Array.from(rows, (row) => column.codes[row] as number),
    })),
  };
  const limits = { order, minRows, level: LEVEL };
  const { found, ...numbers } = await explore(table, [search, confirmation], limits, {
    ...(signal && { signal }),
    progress: (event) => progress?.('Slices', event),
  });
  const widened = 1 - ((1 - CONFIDENCE) * found.length) / Math.max(1, numbers.tested);
  return {
    schema: 1,
    metric: { id: metric.id, title: metric.title, why: metric.why },
    columns: coded.map(({ name, values, kind }) => ({ name, kind, values: values.length })),
    skipped: tried.filter((column) => 'because' in column),
    order,
    minRows,
    level: LEVEL,
    correction: CORRECTION.id,
    confidence: CONFIDENCE,
    ...numbers,
    found: found.map((confirmed) => told(confirmed, coded, widened)),
    lineage: { data: await digestFile(file), version: VERSION, seed },
  };
}

function checkOptions(minRows: number, { score, decision, threshold }: OutcomeOptions): void {
  const problem = !(Number.isInteger(minRows) && minRows > 0)
    ? ['the least number of rows is no whole number above 0', 'Give one by --min-rows.']
    : score === undefined && decision === undefined
      ? ['neither a score nor a decision is named', 'Name its column by --score or --decision.']
      : threshold >= 0 && threshold <= 1
        ? undefined
        : ['the threshold is no number in [0, 1]', 'Give one by --threshold.'];
  if (problem) throw new InvalidInput(problem[0] as string, {}, problem[1] as string);
}

type OfShare = Metric & { readonly proportion: Proportion };

function shareOfRows(id: string): OfShare {
  const metric: Metric = metrics.get(id);
  if (metric.proportion) return metric as OfShare;
  const known = [...metrics].flatMap((other: Metric) => (other.proportion ? [other.id] : []));
  throw new InvalidInput(
    `${metric.id} is no share of rows, which slices are searched by`,
    {},
    `Metrics that are: ${known.join(', ')}.`,
  );
}

/** Whether a row's outcome is one of some. */
function counts({ label, decision }: Explorable, outcomes: Proportion['among'], row: number): boolean {
  const outcome = 2 * (label[row] as number) + (decision?.[row] as number);
  return outcomes.includes(OUTCOMES[outcome] as (typeof OUTCOMES)[number]);
}

function rowsAmong(read: Explorable, { among }: Proportion): Int32Array {
  const every = Int32Array.from({ length: read.rows }, (_, row) => row);
  return every.filter((row) => counts(read, among, row));
}

interface ToldColumn extends Coded {
  readonly kind: 'categories' | 'bins';
}

/** Undefined where its values are too many to make slices of. */
function inFewValues({ name, numbers, categories }: FreeValues, from: Int32Array): ToldColumn | undefined {
  if (numbers && (categories?.values.length ?? FEW_VALUES + 1) > FEW_VALUES) {
    return { ...inBins(name, numbers, from, BINS), kind: 'bins' };
  }
  return (
    categories && {
      name,
      values: categories.values,
      codes: Uint16Array.from(categories.codes),
      kind: 'categories',
    }
  );
}

function skipped({ name }: FreeValues) {
  return { column: name, because: `over ${MOST_VALUES} values that are no numbers` };
}

function tooFew(place: Place, rows: number, minRows: number, { title }: Metric): InvalidInput {
  return new InvalidInput(
    `${rows} rows are too few to search: ${title} rests on them, and slices of ${minRows} rows are wanted`,
    place,
    'Give more rows, or ask for smaller slices by --min-rows.',
  );
}

/** What is reported: measured on the confirming rows, at a confidence that makes up for having been selected. */
function told(
  { chosen, inside, outside, p, adjusted }: Confirmation,
  columns: readonly Coded[],
  confidence: number,
): FoundSlice {
  const slice = Object.fromEntries(
    chosen.literals.map(({ column, code }) => {
      const { name, values } = columns[column] as Coded;
      return [name, values[code] as string] as const;
    }),
  );
  const [here, there] = [inside, outside].map(({ n, count }) => ({
    value: count / n,
    ...wilson(count / n, n, confidence),
  })) as [{ value: number; low: number; high: number }, { value: number; low: number; high: number }];
  return {
    slice,
    inside: { ...inside, ...here },
    outside: { ...outside, value: there.value },
    difference: { value: here.value - there.value, ...newcombe(here, there) },
    p,
    adjusted,
    explains: chosen.explains,
  };
}
