import { solveSymmetric } from '../../stats/solve.ts';
import { type Covariances, transposed } from './covariances.ts';
import type { RowMap } from './matrix.ts';

/**
 * The smallest change of the inputs after which no linear model can tell the groups (LEACE, Belrose et al. 2023), in closed
 * form: r(x) = x − Σxz (Σzx Σxx⁺ Σxz)⁺ Σzx Σxx⁺ (x − μ). Nobody’s group is looked at once it is fitted.
 */
export function erasure({ mean, inputs, withGroups, share }: Covariances): RowMap {
  const [width, told] = [mean.length, share.length];
  const read = solveSymmetric(inputs, withGroups, width);
  const between = product(transposed(withGroups, told), read, width);
  const written = solveSymmetric(between, transposed(withGroups, told), told);
  return (given) => {
    const erased = Float64Array.from(given);
    for (let code = 0; code < told; code++) {
      let amount = 0;
      for (let at = 0; at < width; at++) {
        amount += (read[at * told + code] as number) * ((given[at] as number) - (mean[at] as number));
      }
      for (let at = 0; at < width; at++) {
        erased[at] = (erased[at] as number) - amount * (written[code * width + at] as number);
      }
    }
    return Float32Array.from(erased);
  };
}

/** The product of a matrix of `inner` columns with one of `inner` rows. */
function product(a: Float64Array, b: Float64Array, inner: number): Float64Array {
  const columns = b.length / inner;
  return Float64Array.from({ length: (a.length / inner) * columns }, (_, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    let sum = 0;
    for (let k = 0; k < inner; k++)
      sum += (a[row * inner + k] as number) * (b[k * columns + column] as number);
    return sum;
  });
}
