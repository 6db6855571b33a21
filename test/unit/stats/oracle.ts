import { readFileSync } from 'node:fs';

export type Pair = readonly [count: number, n: number];

interface Oracle {
  readonly proportions: readonly {
    readonly k: number;
    readonly n: number;
    readonly confidence: number;
    readonly clopperPearson: Pair;
    readonly jeffreys: Pair;
  }[];
  readonly normalTail: readonly (readonly [z: number, tail: number])[];
  readonly chiSquaredTail: readonly (readonly [x: number, df: number, tail: number])[];
  readonly fisher: readonly {
    readonly a: Pair;
    readonly b: Pair;
    readonly p: number;
    readonly less: number;
    readonly greater: number;
  }[];
  readonly barnard: readonly { readonly a: Pair; readonly b: Pair; readonly p: number }[];
  readonly chiSquared: readonly {
    readonly groups: readonly Pair[];
    readonly pearson: Pair;
    readonly g: Pair;
  }[];
  readonly strata: readonly {
    readonly strata: readonly (readonly [Pair, Pair])[];
    readonly odds: number;
    readonly chi2: number;
    readonly p: number;
    readonly breslowDay: number;
    readonly breslowDayP: number;
  }[];
  readonly corrections: readonly ({ readonly p: readonly number[] } & Readonly<
    Record<string, readonly number[]>
  >)[];
}

/** What scipy, statsmodels and mpmath say. */
export const oracle = JSON.parse(
  readFileSync(new URL('../../../fixtures/reference/statistics.json', import.meta.url), 'utf8'),
) as Oracle;

export const counted = ([count, n]: Pair) => ({ count, n });

/** How far two numbers lie apart, relative to the second. */
export const apart = (ours: number, theirs: number) =>
  theirs === 0 ? Math.abs(ours) : Math.abs(ours / theirs - 1);
