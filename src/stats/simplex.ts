/** Smaller numbers are rounding. */
const ROUNDING = 1e-10;

/** A linear programme in standard form at a vertex: minimise cost · x where rows · x = right side and x ≥ 0. */
export interface Tableau {
  /** Every row has a number for every variable, and its right side (≥ 0) last. Changed in place. */
  readonly rows: readonly Float64Array[];
  /** By row, the variable that is its right side at the vertex: a column of 1 there and 0 elsewhere. Changed in place. */
  readonly basis: number[];
  /** Of every variable. */
  readonly cost: Float64Array;
}

export interface Optimum {
  /** Of every variable. */
  readonly x: Float64Array;
  /** By how much the cost would rise with every variable that is 0. */
  readonly reduced: Float64Array;
}

/** Walks from vertex to vertex until none is better (Dantzig 1951, with Bland's rule, so that it ends). The optimum exists. */
export function minimise({ rows, basis, cost }: Tableau): Optimum {
  for (;;) {
    const reduced = reducedCosts({ rows, basis, cost });
    const entering = reduced.findIndex((each) => each < -ROUNDING);
    if (entering < 0) {
      const x = new Float64Array(cost.length);
      basis.forEach((variable, row) => {
        x[variable] = rows[row]?.[cost.length] as number;
      });
      return { x, reduced };
    }
    pivot({ rows, basis, cost }, leaving({ rows, basis, cost }, entering), entering);
  }
}

function reducedCosts({ rows, basis, cost }: Tableau): Float64Array {
  return cost.map((own, variable) =>
    basis.reduce(
      (left, basic, row) => left - (cost[basic] as number) * (rows[row]?.[variable] as number),
      own,
    ),
  );
}

/** The row that bounds the entering variable first; of several the one whose variable comes first. */
function leaving({ rows, basis, cost }: Tableau, entering: number): number {
  let [place, least] = [-1, Number.POSITIVE_INFINITY];
  rows.forEach((row, at) => {
    const rise = row[entering] as number;
    if (rise <= ROUNDING) return;
    const bound = (row[cost.length] as number) / rise;
    const tied = Math.abs(bound - least) <= ROUNDING && (basis[at] as number) < (basis[place] as number);
    if (bound < least - ROUNDING || tied) [place, least] = [at, bound];
  });
  if (place < 0) throw new Error('the programme has no optimum');
  return place;
}

/** Makes a variable basic in a row. */
export function pivot({ rows, basis }: Tableau, at: number, variable: number): void {
  const own = rows[at] as Float64Array;
  const factor = own[variable] as number;
  own.forEach((value, column) => {
    own[column] = value / factor;
  });
  rows.forEach((row, other) => {
    const times = row[variable] as number;
    if (other === at || times === 0) return;
    own.forEach((value, column) => {
      row[column] = (row[column] as number) - times * value;
    });
  });
  basis[at] = variable;
}
