import { solveSymmetric } from '../../stats/solve.ts';
import { type Covariances, transposed } from './covariances.ts';
import type { RowMap } from './matrix.ts';

/** Directions shorter than this, as a share of what they were, lie in the space of those before them. */
const DEPENDENT = 1e-6;

/** Where a linear model explains a smaller share of who is in which group, it tells nothing. */
const TELLING = 1e-3;

/**
 * Projects the inputs so often onto what the best linear model cannot tell groups by (INLP, Ravfogel et al. 2020; the linear
 * model is least squares), until it tells nothing any more. Every round takes one dimension for every group but one.
 * @param rounds at most.
 */
export function nullSpace(known: Covariances, rounds: number): RowMap {
  const { mean } = known;
  const [width, told] = [mean.length, known.share.length];
  const variance = known.share.reduce((sum, share) => sum + share * (1 - share), 0);
  const taken: Float64Array[] = [];
  const project = (vector: Float64Array) => {
    for (const direction of taken) {
      const along = dot(vector, direction);
      vector.forEach((value, at) => {
        vector[at] = value - along * (direction[at] as number);
      });
    }
    return vector;
  };
  for (let round = 0; round < rounds; round++) {
    const inputs = projected(known.inputs, width, project);
    const withGroups = columnsOf(known.withGroups, told).map(project);
    const joined = transposed(Float64Array.from(withGroups.flatMap((column) => [...column])), width);
    const probes = columnsOf(solveSymmetric(inputs, joined, width), told);
    const explained = probes.reduce(
      (sum, probe, code) => sum + dot(probe, withGroups[code] as Float64Array),
      0,
    );
    if (explained < TELLING * variance) break;
    for (const found of probes) {
      const before = length(found);
      const after = length(project(found));
      if (after > DEPENDENT * before) taken.push(found.map((value) => value / after));
    }
  }
  return (inputs) => {
    const centred = Float64Array.from(inputs, (value, at) => value - (mean[at] as number));
    return Float32Array.from(project(centred), (value, at) => value + (mean[at] as number));
  };
}

/** P A P of a symmetric A. */
function projected(a: Float64Array, width: number, project: (v: Float64Array) => Float64Array): Float64Array {
  const half = a.slice();
  for (let row = 0; row < width; row++) project(half.subarray(row * width, (row + 1) * width));
  const whole = transposed(half, width);
  for (let row = 0; row < width; row++) project(whole.subarray(row * width, (row + 1) * width));
  return whole;
}

function columnsOf(matrix: Float64Array, columns: number): Float64Array[] {
  const rows = matrix.length / columns;
  return Array.from({ length: columns }, (_, column) =>
    Float64Array.from({ length: rows }, (_, row) => matrix[row * columns + column] as number),
  );
}

const dot = (a: Float64Array, b: Float64Array): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] as number), 0);

const length = (vector: Float64Array): number => Math.hypot(...vector);
