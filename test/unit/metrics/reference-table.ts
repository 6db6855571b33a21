import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { MISSING } from '../../../src/result/index.ts';
import { memory } from '../../../src/slices/engines/memory.ts';
import { predictionsOf, type Row } from '../slices/rows.ts';

const folder = new URL('../../../fixtures/reference/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

/** Values of one peer: by group (values joined by `|`), then by metric. `"NaN"` where it says so. */
export type PeerGroups = Readonly<Record<string, Readonly<Record<string, number | string>>>>;
export type Weighting = 'unweighted' | 'weighted';
type ByGrouping = Readonly<Record<string, Readonly<Record<string, PeerGroups>>>>;

export const peers = JSON.parse(read('peers.json')) as {
  readonly groups: Readonly<Record<Weighting, ByGrouping>>;
  readonly withMissing: ByGrouping;
  readonly overall: Readonly<Record<Weighting, PeerGroups>>;
  readonly gaps: Readonly<Record<Weighting, Readonly<Record<string, PeerGroups>>>>;
  readonly scoringRates: PeerGroups;
  readonly kolmogorovSmirnov: Readonly<
    Record<
      string,
      { readonly reference: string; readonly groups: Readonly<Record<string, { readonly stat: number }>> }
    >
  >;
  readonly crossGroupAuc: Readonly<Record<string, number>>;
  readonly conventions: {
    readonly fairlearn: Readonly<Record<string, Readonly<Record<Weighting, PeerGroups>>>>;
    readonly aequitas: Readonly<Record<string, PeerGroups>>;
    readonly aif360: Readonly<
      Record<Weighting, Readonly<Record<string, { readonly reference: string; readonly groups: PeerGroups }>>>
    >;
  };
  readonly disagreements: readonly {
    readonly attr: string;
    readonly group: string;
    readonly metric: string;
  }[];
};

const COLUMNS = ['sex', 'race', 'age_band'] as const;

const table: readonly Row[] = Papa.parse<Record<string, string>>(read('audit_2000.csv'), {
  header: true,
  skipEmptyLines: true,
}).data.map((row) => ({
  label: row.label === '1' ? 1 : 0,
  decision: row.decision === '1' ? 1 : 0,
  score: Number(row.score),
  weight: Number(row.weight),
  ...Object.fromEntries(COLUMNS.map((name) => [name, row[name] || MISSING])),
}));

/** The cube of the reference rows that a test keeps. */
export function referenceCube(weighting: Weighting, keep: (row: Row) => boolean) {
  const rows = table
    .filter(keep)
    .map(({ weight, ...row }) => (weighting === 'weighted' ? { ...row, weight } : row) as Row);
  return memory.cube(predictionsOf(rows, COLUMNS));
}

export const complete = (row: Row) => COLUMNS.every((name) => row[name] !== MISSING);
export const ordinary = (row: Row) =>
  complete(row) && ['asian', 'black', 'hispanic', 'white'].includes(String(row.race));
