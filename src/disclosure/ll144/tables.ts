import { InvalidInput } from '../../errors.ts';
import { suggest } from '../../registry.ts';
import { type AuditResult, isGroupBy, MISSING, type SliceId, sliceKey } from '../../result/index.ts';

/** Which attributes stand for the law’s categories, and what is left out of the ratios with a reason. */
export interface Ll144Options {
  readonly sex: string;
  readonly race: string;
  readonly exclusions?: readonly Ll144Exclusion[];
}

/** A category of less than 2 % that is left out of the impact ratios, with the written justification that this takes. */
export interface Ll144Exclusion {
  readonly category: SliceId;
  readonly justification: string;
}

/** One category of a table. */
export interface Ll144Row {
  readonly category: SliceId;
  readonly applicants: number;
  /** Selected, or scored above the median of everybody. */
  readonly counted: number;
  readonly rate: number;
  /** Rate over the highest rate of the table; absent where nobody was counted, or the category is left out. */
  readonly impactRatio?: number;
  /** There where it is left out. */
  readonly justification?: string;
  /** Whether it is so small a part of the table that it may be left out. */
  readonly small: boolean;
}

export interface Ll144Table {
  readonly title: string;
  readonly by: readonly string[];
  readonly rows: readonly Ll144Row[];
}

/** What is computed for New York City’s Local Law 144 (6 RCNY §§ 5-300 to 5-304). */
export interface Ll144 {
  /** `selection`: moved forward or classified so; `scoring`: scored strictly above the median of the full sample. */
  readonly kind: 'selection' | 'scoring';
  /** Sex; race/ethnicity; both. */
  readonly tables: readonly [Ll144Table, Ll144Table, Ll144Table];
  readonly applicants: number;
  /** Of these, those whose category is not known: in none of the table’s rows. */
  readonly unknown: { readonly sex: number; readonly race: number; readonly either: number };
}

/** A category below this share of its table may be left out of the ratios (6 RCNY § 5-301(d)). */
const SMALL = 0.02;

/**
 * The three tables of a result. Scoring rates where it has them (the metric `scoring-rate`), else selection rates.
 * @throws InvalidInput where the result does not have an attribute, the rates or their crossing, or where a category is
 *   left out that must not be.
 */
export function ll144(result: AuditResult, { sex, race, exclusions = [] }: Ll144Options): Ll144 {
  for (const name of [sex, race]) {
    const names = result.attributes.map((attribute) => attribute.name);
    if (!names.includes(name)) {
      throw new InvalidInput(`the result has no attribute "${name}"`, {}, suggest(name, names));
    }
  }
  const has = (metric: string) => result.measures.some((measure) => measure.metric === metric);
  const metric = has('scoring-rate') ? 'scoring-rate' : 'selection-rate';
  const table = (title: string, by: readonly string[]) => tableOf(result, metric, { title, by }, exclusions);
  const rowsOf = (slice: SliceId) =>
    result.slices.filter((each) => isSame(each.slice, slice)).reduce((sum, { rows }) => sum + rows, 0);
  const tables = [
    table('Sex', [sex]),
    table('Race/ethnicity', [race]),
    table('Intersection of sex and race/ethnicity', [sex, race]),
  ] as const;
  const [noSex, noRace] = [rowsOf({ [sex]: MISSING }), rowsOf({ [race]: MISSING })];
  refuseStray(exclusions, tables);
  return {
    kind: metric === 'scoring-rate' ? 'scoring' : 'selection',
    tables,
    applicants: rowsOf({}),
    unknown: {
      sex: noSex,
      race: noRace,
      either: noSex + noRace - rowsOf({ [sex]: MISSING, [race]: MISSING }),
    },
  };
}

function tableOf(
  { measures }: AuditResult,
  metric: string,
  { title, by }: Pick<Ll144Table, 'title' | 'by'>,
  exclusions: readonly Ll144Exclusion[],
): Ll144Table {
  const counted = measures.flatMap(({ metric: measured, slice, estimate }) =>
    measured === metric && isGroupBy(slice, by) && !Object.values(slice).includes(MISSING) && estimate.known
      ? [{ category: slice, applicants: estimate.n, counted: estimate.count ?? 0, rate: estimate.value }]
      : [],
  );
  if (counted.length === 0) {
    throw new InvalidInput(
      `the result has no ${metric} by ${by.join(' and ')}`,
      {},
      `Measure selection-rate (or scoring-rate), with attributes crossed up to order ${by.length}.`,
    );
  }
  const all = counted.reduce((sum, { applicants }) => sum + applicants, 0);
  const marked = counted.map((row) => {
    const exclusion = exclusions.find(({ category }) => isSame(row.category, category));
    const small = row.applicants < SMALL * all;
    if (exclusion && !small) {
      throw new InvalidInput(
        `${Object.values(row.category).join(', ')} is ${share(row.applicants / all)} of its table, and only less than ${share(SMALL)} may be left out`,
        {},
        'Keep it in.',
      );
    }
    return { ...row, small, ...(exclusion && { justification: exclusion.justification }) };
  });
  const highest = Math.max(
    ...marked.filter((row) => row.justification === undefined).map(({ rate }) => rate),
  );
  return {
    title,
    by,
    rows: marked.map((row) => ({
      ...row,
      ...(row.justification === undefined && highest > 0 && { impactRatio: row.rate / highest }),
    })),
  };
}

/** @throws InvalidInput where something is left out that no table has, or without a word. */
function refuseStray(exclusions: readonly Ll144Exclusion[], tables: readonly Ll144Table[]): void {
  const rows = tables.flatMap((table) => table.rows);
  for (const { category, justification } of exclusions) {
    const name = Object.entries(category)
      .map(([attribute, value]) => `${attribute}=${value}`)
      .join(', ');
    if (justification.trim() === '')
      throw new InvalidInput(`${name} is left out without a justification`, {}, 'Say why.');
    if (!rows.some((row) => isSame(row.category, category)))
      throw new InvalidInput(`no table has the category ${name}`, {}, 'Name one as the tables have it.');
  }
}

const share = (value: number) => `${Number((100 * value).toFixed(1))} %`;
const isSame = (a: SliceId, b: SliceId): boolean => sliceKey(a) === sliceKey(b);
