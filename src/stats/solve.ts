/** A smaller pivot, as a share of its own diagonal, is rounding: the column depends on those before it. */
const DEPENDENT = 1e-10;

/**
 * Solves A X = B for a symmetric positive semi-definite A (size × size) and B (size × columns), both row-major. Where A is
 * singular, unknowns that depend on those before them are 0: if B lies in A’s range, that is a solution.
 */
export function solveSymmetric(a: Float64Array, b: Float64Array, size: number): Float64Array {
  const columns = b.length / size;
  const [left, right] = [a.slice(), b.slice()];
  const solved = new Uint8Array(size);
  for (let pivot = 0; pivot < size; pivot++) {
    const own = left[pivot * size + pivot] as number;
    if (own <= DEPENDENT * (a[pivot * size + pivot] as number)) continue;
    solved[pivot] = 1;
    scale(left, pivot, size, 1 / own);
    scale(right, pivot, columns, 1 / own);
    for (let row = 0; row < size; row++) {
      const factor = left[row * size + pivot] as number;
      if (row === pivot || factor === 0) continue;
      subtract(left, row, pivot, size, factor);
      subtract(right, row, pivot, columns, factor);
    }
  }
  return right.map((value, at) => (solved[Math.floor(at / columns)] === 1 ? value : 0));
}

function scale(matrix: Float64Array, row: number, width: number, by: number): void {
  for (let at = row * width; at < (row + 1) * width; at++) matrix[at] = (matrix[at] as number) * by;
}

/** Takes `factor` times one row from another. */
function subtract(matrix: Float64Array, from: number, row: number, width: number, factor: number): void {
  for (let column = 0; column < width; column++) {
    const at = from * width + column;
    matrix[at] = (matrix[at] as number) - factor * (matrix[row * width + column] as number);
  }
}
