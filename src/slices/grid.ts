/**
 * How scores became bins. `exact`: one bin for each score that occurs, ascending, so that ranks lose nothing.
 * `uniform`: so many bins of equal width over [0, 1], each holding its lower edge, the last one also 1.
 */
export type ScoreGrid =
  | { readonly kind: 'exact'; readonly values: Float64Array }
  | { readonly kind: 'uniform'; readonly bins: number };

/** With more distinct scores than this, they are binned. */
export const EXACT_SCORES = 4096;

/** Pairs that fall into one bin count half: with so many bins that moves an AUC by less than 1e-5. */
export const UNIFORM_BINS = 2000;

const UNIFORM: ScoreGrid = { kind: 'uniform', bins: UNIFORM_BINS };

export function binsOf(grid: ScoreGrid | undefined): number {
  if (grid === undefined) return 1;
  return grid.kind === 'exact' ? grid.values.length : grid.bins;
}

/** The finest grid that these scores, all in [0, 1], may have. */
export function gridOf(scores: Float64Array): ScoreGrid {
  const distinct = new Set<number>();
  for (let row = 0; row < scores.length; row++) {
    distinct.add(scores[row] as number);
    if (distinct.size > EXACT_SCORES) return UNIFORM;
  }
  return { kind: 'exact', values: Float64Array.from(distinct).sort() };
}

/** The finest grid that holds the scores of both. */
export function joinGrids(a: ScoreGrid, b: ScoreGrid): ScoreGrid {
  if (a.kind === 'uniform') return a;
  if (b.kind === 'uniform') return b;
  const values = new Float64Array(a.values.length + b.values.length);
  values.set(a.values);
  values.set(b.values, a.values.length);
  return gridOf(values);
}

/** The bin of every score. */
export function binned(scores: Float64Array, grid: ScoreGrid): Int32Array {
  const bins = new Int32Array(scores.length);
  if (grid.kind === 'uniform') {
    for (let row = 0; row < scores.length; row++) {
      bins[row] = Math.min(grid.bins - 1, Math.floor((scores[row] as number) * grid.bins));
    }
    return bins;
  }
  const binOf = new Map<number, number>();
  for (const value of grid.values) binOf.set(value, binOf.size);
  for (let row = 0; row < scores.length; row++) bins[row] = binOf.get(scores[row] as number) as number;
  return bins;
}
