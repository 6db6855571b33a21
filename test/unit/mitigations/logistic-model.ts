import { type Matrix, rowOf } from '../../../src/mitigations/algorithms/matrix.ts';
import type { Task } from '../../../src/mitigations/algorithms/reduction.ts';
import { solveSymmetric } from '../../../src/stats/solve.ts';

/**
 * Logistic regression with an intercept, all coefficients drawn to 0 (scikit-learn’s liblinear at C = 1), by Newton’s method.
 * The last coefficient is the intercept.
 */
export function fitLogistic(inputs: Matrix, { label, weight }: Task, ridge = 1): Float64Array {
  const size = inputs.width + 1;
  let beta = new Float64Array(size);
  for (let step = 0; step < 25; step++) {
    const gradient = beta.map((each) => -ridge * each);
    const curvature = Float64Array.from({ length: size * size }, (_, at) =>
      at % (size + 1) === 0 ? ridge : 0,
    );
    for (let row = 0; row < inputs.rows; row++) {
      const x = [...rowOf(inputs, row), 1];
      const chance = 1 / (1 + Math.exp(-dot(x, beta)));
      const own = weight[row] as number;
      x.forEach((a, i) => {
        gradient[i] = (gradient[i] as number) + own * ((label[row] as number) - chance) * a;
        x.forEach((b, j) => {
          curvature[i * size + j] = (curvature[i * size + j] as number) + own * chance * (1 - chance) * a * b;
        });
      });
    }
    const move = solveSymmetric(curvature, gradient, size);
    beta = beta.map((each, at) => each + (move[at] as number));
    if (Math.max(...move.map(Math.abs)) < 1e-9) break;
  }
  return beta;
}

/** Of every row, its chance. */
export function chances(inputs: Matrix, beta: Float64Array): Float64Array {
  return Float64Array.from(
    { length: inputs.rows },
    (_, row) => 1 / (1 + Math.exp(-dot([...rowOf(inputs, row), 1], beta))),
  );
}

const dot = (x: readonly number[], beta: Float64Array): number =>
  x.reduce((sum, value, at) => sum + value * (beta[at] as number), 0);
