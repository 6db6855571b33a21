import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { LabelledRows } from '../../../src/mitigations/algorithms/groups.ts';

const folder = new URL('../../../fixtures/reference/mitigation/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'utf8');

type Column = 'label' | 'score' | 'sex' | 'race' | 'weight' | 'x1' | 'x2';
const complete = Papa.parse<Readonly<Record<Column, string>>>(read('rows.csv'), {
  header: true,
  skipEmptyLines: true,
}).data;
const ordinary = complete.filter(({ race }) => ['asian', 'black', 'hispanic', 'white'].includes(race));

export interface ReferenceRows extends LabelledRows {
  readonly score: Float64Array;
  /** Inputs, one entry a row each. */
  readonly x1: Float64Array;
  readonly x2: Float64Array;
}

/**
 * The reference rows by the values of one attribute, sorted: of the four races that have both labels and decisions, or all
 * that are complete.
 */
export function reference(
  attribute: 'sex' | 'race',
  { weighted = false, of = ordinary }: { weighted?: boolean; of?: typeof ordinary } = {},
): ReferenceRows {
  const names = [...new Set(of.map((row) => row[attribute]))].sort();
  const column = (name: 'score' | 'weight' | 'x1' | 'x2') =>
    Float64Array.from(of, (row) => Number(row[name]));
  return {
    label: Uint8Array.from(of, (row) => Number(row.label)),
    weight: weighted ? column('weight') : new Float64Array(of.length).fill(1),
    groups: { codes: Int32Array.from(of, (row) => names.indexOf(row[attribute])), names },
    score: column('score'),
    x1: column('x1'),
    x2: column('x2'),
  };
}

/** All complete rows, as the peers that look at sexes took them. */
export const completeRows = (weighted = false): ReferenceRows => reference('sex', { weighted, of: complete });

export interface Rates {
  readonly selection_rate: number;
  readonly tpr: number;
  readonly fpr: number;
}

export interface Expected {
  readonly _overall: { readonly selection_rate: number; readonly expected_accuracy: number };
  readonly [group: string]: Partial<Rates> & Record<string, number>;
}

/** What the peers say of the reference rows. */
export const peers: {
  readonly reweighing: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly thresholdOptimizer: Readonly<Record<string, Expected>>;
  readonly thresholdOptimizerFirstRows: Readonly<Record<string, readonly number[]>>;
  readonly exponentiatedGradient: Readonly<
    Record<string, { readonly expected: Expected; readonly achieved: Readonly<Record<string, number>> }>
  >;
  readonly correlationRemover: {
    readonly beta: readonly (readonly number[])[];
    readonly sensitive_mean: number;
    readonly first_5_rows_out: readonly (readonly number[])[];
  };
  readonly equalisedOddsMixing: Readonly<Record<'sp2p' | 'sn2p' | 'op2p' | 'on2p', number>>;
  readonly calibratedEqualisedOdds: Readonly<
    Record<'fnr' | 'fpr' | 'weighted', { readonly priv_mix_rate: number; readonly unpriv_mix_rate: number }>
  >;
  readonly rejectOption: Readonly<
    Record<string, { readonly classification_threshold: number; readonly ROC_margin: number }>
  >;
} = JSON.parse(read('peers.json'));

/** Expected rates of each group where every row is selected with its probability. */
export function ratesOf({ label, weight, groups }: LabelledRows, selected: (row: number) => number): Rates[] {
  return groups.names.map((_, code) => {
    const share = (among: (row: number) => boolean) => {
      let [part, whole] = [0, 0];
      groups.codes.forEach((own, row) => {
        if (own !== code || !among(row)) return;
        part += (weight[row] as number) * selected(row);
        whole += weight[row] as number;
      });
      return part / whole;
    };
    return {
      selection_rate: share(() => true),
      tpr: share((row) => label[row] === 1),
      fpr: share((row) => label[row] === 0),
    };
  });
}

/** The widest gap between groups in one of the rates. */
export function gap(rates: readonly Rates[], of: keyof Rates): number {
  const values = rates.map((each) => each[of]);
  return Math.max(...values) - Math.min(...values);
}
