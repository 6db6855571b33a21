/** One row of a table that engines are to count alike. */
export interface Row {
  readonly sex: string | null;
  readonly race: string | null;
  readonly label: '0' | '1' | null;
  /** As a double has it; null where it is missing. */
  readonly score: number | null;
  readonly weight: number | null;
}

export interface CountedTable {
  readonly title: string;
  readonly weighted: boolean;
  /** Whether a text format can hold it: NaN and infinities are no JSON. */
  readonly json: boolean;
  readonly rows: () => Iterable<Row>;
}

/** Rows of every mixture of values. */
export function* mixed(length: number, of: (row: number) => Partial<Row> = () => ({})): Generator<Row> {
  for (let row = 0; row < length; row++) {
    yield {
      sex: row % 2 === 0 ? 'F' : 'M',
      race: `r${(row * 7) % 6}`,
      label: (row * 13) % 5 < 2 ? '1' : '0',
      score: ((row * 31) % 997) / 996,
      weight: 1,
      ...of(row),
    };
  }
}

const HARD = [
  'é',
  'é',
  '东京',
  '🙂',
  'say "hi"',
  'two\nlines',
  'a,b',
  "o'clock",
  ' padded ',
  'back\\slash',
  '__proto__',
];

export const TABLES: readonly CountedTable[] = [
  {
    title: 'two thousand rows',
    weighted: false,
    json: true,
    rows: () => mixed(2000, () => ({})),
  },
  {
    title: 'unknown groups, labels and scores',
    weighted: false,
    json: true,
    rows: () =>
      mixed(500, (row) => ({
        ...(row % 3 === 0 && { sex: null }),
        ...(row % 11 === 0 && { score: null }),
      })),
  },
  {
    title: 'letters of all scripts, quotes, commas and line breaks',
    weighted: false,
    json: true,
    rows: () => mixed(500, (row) => ({ race: HARD[row % HARD.length] as string })),
  },
  {
    title: 'weights of any size',
    weighted: true,
    json: true,
    rows: () => mixed(1000, (row) => ({ weight: ((row * 17) % 1009) * 189.75 + 1e-3 })),
  },
  {
    title: 'tiny weights',
    weighted: true,
    json: true,
    rows: () => mixed(1000, (row) => ({ weight: (((row * 17) % 1009) + 1) * 1e-9 })),
  },
  {
    title: 'scores on the edges of bins and at half a part',
    weighted: false,
    json: true,
    rows: () => mixed(2002, (row) => ({ score: row < 2001 ? row / 2000 : 0.5 + 2 ** -21 })),
  },
  {
    title: 'scores that are none: NaN, infinities, −0, just outside',
    weighted: false,
    json: false,
    rows: () =>
      mixed(700, (row) => ({
        score: [Number.NaN, Infinity, -Infinity, -0, 1 + 2 ** -52, -Number.MIN_VALUE, 0.29][
          row % 7
        ] as number,
      })),
  },
  {
    title: 'weights that are none',
    weighted: true,
    json: false,
    rows: () =>
      mixed(600, (row) => ({ weight: [Number.NaN, Infinity, -1, null, 0, 2.5][row % 6] as number | null })),
  },
];
