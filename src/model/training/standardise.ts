import type { Weights, WeightTensor } from '../weights.ts';
import type { Vectors } from './inputs.ts';

const MEAN = 'head.input.mean';
const DEVIATION = 'head.input.deviation';
/** A smaller share of the mean is rounding, not variation. */
const ROUNDING = 1e-6;

/** Mean and standard deviation of every input over `rows`. An input that does not vary there gets a deviation of 1. */
export function standardOf({ values, width }: Vectors, rows: Int32Array): Weights {
  const average = (of: (value: number, column: number) => number) => {
    const sums = new Float64Array(width);
    for (const row of rows) {
      const own = values.subarray(row * width, (row + 1) * width);
      for (let i = 0; i < width; i++) sums[i] = (sums[i] as number) + of(own[i] as number, i);
    }
    return sums.map((sum) => sum / rows.length);
  };
  const mean = average((value) => value);
  const variance = average((value, column) => (value - (mean[column] as number)) ** 2);
  const deviation = variance.map((square, column) => {
    const root = Math.sqrt(square);
    return root > ROUNDING * Math.abs(mean[column] as number) ? root : 1;
  });
  const vector = (of: Float64Array): WeightTensor => ({ shape: [width], values: Float32Array.from(of) });
  return new Map([
    [MEAN, vector(mean)],
    [DEVIATION, vector(deviation)],
  ]);
}

/**
 * The same vectors with mean 0 and deviation 1 in the rows that `standard` was taken of: computed once where they lie in
 * memory, else as they are read.
 */
export function standardised(vectors: Vectors, standard: Weights): Vectors {
  const { values, width } = vectors;
  const mean = valuesOf(standard, MEAN, width);
  const deviation = valuesOf(standard, DEVIATION, width);
  const scale = (start: number, end: number): Float32Array => {
    const scaled = values.subarray(start, end).slice();
    let column = start % width;
    for (let at = 0; at < scaled.length; at++) {
      scaled[at] = ((scaled[at] as number) - (mean[column] as number)) / (deviation[column] as number);
      column = column + 1 < width ? column + 1 : 0;
    }
    return scaled;
  };
  const held = values instanceof Float32Array;
  return { ...vectors, values: held ? scale(0, values.length) : { length: values.length, subarray: scale } };
}

function valuesOf(standard: Weights, name: string, width: number): Float32Array {
  const values = standard.get(name)?.values;
  if (values?.length !== width) throw new Error(`the model does not take vectors of ${width} numbers`);
  return values;
}
