/** One row of a published table. Numbers as they are printed. */
export interface PublishedRow {
  /** Row of the file, for messages. */
  readonly row: number;
  /** Empty in the table by race/ethnicity. */
  readonly sex: string;
  /** Empty in the table by sex. */
  readonly race: string;
  readonly applicants: number;
  /** Selected, or scored above the median; undefined where it is not printed. */
  readonly counted: number | undefined;
  readonly rate: Printed;
  readonly impactRatio: Printed | undefined;
}

/** A number and how far it may be from the true one by rounding alone. */
export interface Printed {
  readonly value: number;
  readonly rounding: number;
}

export interface Defect {
  readonly code:
    | 'rate'
    | 'impact-ratio'
    | 'duplicate-row'
    | 'copied-row'
    | 'more-than-the-whole'
    | 'swapped-labels'
    | 'totals';
  readonly row?: number;
  readonly message: string;
}

export interface Totals {
  readonly applicants?: number | undefined;
  readonly unknownSex?: number | undefined;
  readonly unknownRace?: number | undefined;
  readonly unknownEither?: number | undefined;
}

const TABLES = ['sex', 'race/ethnicity', 'intersectional'] as const;
type TableName = (typeof TABLES)[number];

const tableOf = ({ sex, race }: PublishedRow): TableName =>
  race === '' ? 'sex' : sex === '' ? 'race/ethnicity' : 'intersectional';

const nameOf = ({ sex, race }: PublishedRow): string => [sex, race].filter((part) => part !== '').join(', ');

/**
 * Holds published tables of Local Law 144 to themselves: rates and impact ratios computed again, cells against margins,
 * rows that are there twice, labels that are swapped, tables against the totals. Every defect is named; none is no proof
 * that the numbers are true.
 */
export function reconcile(rows: readonly PublishedRow[], totals: Totals = {}): readonly Defect[] {
  const tables = TABLES.map((name) => ({ name, rows: rows.filter((row) => tableOf(row) === name) }));
  return [
    ...rows.flatMap(wrongRate),
    ...tables.flatMap((table) => wrongRatios(table.rows)),
    ...tables.flatMap((table) => repeated(table.rows)),
    ...overMargins(rows),
    ...swapped(rows),
    ...tables.flatMap((table) => overTotals(table.name, table.rows, totals)),
  ];
}

function wrongRate(row: PublishedRow): readonly Defect[] {
  const { applicants, counted, rate } = row;
  if (counted === undefined || applicants === 0) return [];
  const found = counted / applicants;
  return near(found, rate)
    ? []
    : [
        {
          code: 'rate',
          row: row.row,
          message: `${nameOf(row)}: ${counted} of ${applicants} is ${shown(found, rate)}, printed is ${shown(rate.value, rate)}`,
        },
      ];
}

function wrongRatios(rows: readonly PublishedRow[]): readonly Defect[] {
  const rated = rows.filter(({ impactRatio }) => impactRatio !== undefined);
  const highest = rated.reduce<PublishedRow | undefined>(
    (best, row) => (best && best.rate.value >= row.rate.value ? best : row),
    undefined,
  );
  if (!highest || highest.rate.value <= 0) return [];
  return rated.flatMap((row) => {
    const printed = row.impactRatio as Printed;
    const found = row.rate.value / highest.rate.value;
    // Both rates are rounded, which moves their ratio by about as much, relatively
    const slack = (row.rate.rounding + found * highest.rate.rounding) / highest.rate.value;
    return Math.abs(found - printed.value) <= printed.rounding + slack
      ? []
      : [
          {
            code: 'impact-ratio' as const,
            row: row.row,
            message: `${nameOf(row)}: ${row.rate.value} / ${highest.rate.value} is ${shown(found, printed)}, printed is ${shown(printed.value, printed)}`,
          },
        ];
  });
}

/** From so many people on, two categories do not have the same numbers by chance. */
const NO_COINCIDENCE = 100;

function repeated(rows: readonly PublishedRow[]): readonly Defect[] {
  return rows.flatMap((row, index) =>
    rows.slice(0, index).flatMap((before): Defect[] => {
      if (nameOf(before) === nameOf(row)) {
        return [
          {
            code: 'duplicate-row',
            row: row.row,
            message: `${nameOf(row)} is there twice (row ${before.row})`,
          },
        ];
      }
      const same = before.applicants === row.applicants && before.rate.value === row.rate.value;
      return same && row.applicants >= NO_COINCIDENCE
        ? [
            {
              code: 'copied-row',
              row: row.row,
              message: `${nameOf(row)} has the very numbers of ${nameOf(before)} (row ${before.row}): ${row.applicants} and ${row.rate.value}`,
            },
          ]
        : [];
    }),
  );
}

type Side = 'sex' | 'race';

/** Applicants of the cells with one value, and of its row in the table by that attribute alone. */
function margin(rows: readonly PublishedRow[], side: Side, value: string) {
  const cells = rows.filter((row) => tableOf(row) === 'intersectional' && row[side] === value);
  const own = rows.find(
    (row) => row[side] === value && tableOf(row) === (side === 'sex' ? 'sex' : 'race/ethnicity'),
  );
  return { cells: cells.reduce((sum, { applicants }) => sum + applicants, 0), own };
}

const valuesOf = (rows: readonly PublishedRow[], side: Side) => [
  ...new Set(rows.map((row) => row[side]).filter((value) => value !== '')),
];

function overMargins(rows: readonly PublishedRow[]): readonly Defect[] {
  return (['sex', 'race'] as const).flatMap((side) =>
    valuesOf(rows, side).flatMap((value): Defect[] => {
      const { cells, own } = margin(rows, side, value);
      return own && cells > own.applicants
        ? [
            {
              code: 'more-than-the-whole',
              row: own.row,
              message: `${value}: the cells of the intersectional table have ${cells} people, and its own row ${own.applicants}`,
            },
          ]
        : [];
    }),
  );
}

/** Two races of which each has more people in its cells than there are, or fits only where the labels change places. */
function swapped(rows: readonly PublishedRow[]): readonly Defect[] {
  const races = valuesOf(rows, 'race');
  const over = (cells: number, own: PublishedRow | undefined) => own !== undefined && cells > own.applicants;
  return races.flatMap((one, index) =>
    races.slice(index + 1).flatMap((other): Defect[] => {
      const [a, b] = [margin(rows, 'race', one), margin(rows, 'race', other)];
      const broken = over(a.cells, a.own) || over(b.cells, b.own);
      const mended = a.own && b.own && !over(b.cells, a.own) && !over(a.cells, b.own);
      return broken && mended
        ? [
            {
              code: 'swapped-labels',
              message: `${one} and ${other}: their cells fit the table by race/ethnicity only where the labels change places`,
            },
          ]
        : [];
    }),
  );
}

function overTotals(name: TableName, rows: readonly PublishedRow[], totals: Totals): readonly Defect[] {
  const { applicants } = totals;
  const unknown = {
    sex: totals.unknownSex,
    'race/ethnicity': totals.unknownRace,
    intersectional: totals.unknownEither,
  }[name];
  if (applicants === undefined || rows.length === 0) return [];
  const sum = rows.reduce((all, row) => all + row.applicants, 0);
  if (unknown === undefined) {
    return sum > applicants
      ? [{ code: 'totals', message: `the table by ${name} has ${sum} people, and there are ${applicants}` }]
      : [];
  }
  return sum === applicants - unknown
    ? []
    : [
        {
          code: 'totals',
          message: `the table by ${name} has ${sum} people, and ${applicants} less ${unknown} unknown are ${applicants - unknown}`,
        },
      ];
}

const EPSILON = 1e-9;
const near = (found: number, { value, rounding }: Printed) => Math.abs(found - value) <= rounding + EPSILON;

/** With as many decimals as are printed. */
function shown(value: number, { rounding }: Printed): string {
  return value.toFixed(Math.max(0, Math.round(-Math.log10(2 * rounding))));
}
