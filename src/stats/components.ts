/** Rows that were drawn apart from others, and what each of them brings; `weight` is > 0. */
export interface Stratum {
  readonly values: Float64Array;
  readonly weight: Float64Array;
}

/**
 * A number as its rows make it: how it varies with the rows that were drawn is, to first order, how the weighted means of
 * the strata vary (structural components: Sen 1960, DeLong et al. 1988).
 */
export interface Components {
  readonly value: number;
  readonly strata: readonly Stratum[];
}

/** The mean of several numbers, all taken of the same rows; there is one at the least. */
export function averaged(numbers: readonly Components[]): Components {
  const [first, ...rest] = numbers as readonly [Components, ...Components[]];
  const share = 1 / numbers.length;
  return {
    value: share * numbers.reduce((sum, { value }) => sum + value, 0),
    strata: first.strata.map(({ values, weight }, at) => {
      const sums = values.slice();
      for (const { strata } of rest) {
        const others = strata[at]?.values as Float64Array;
        for (let row = 0; row < sums.length; row++)
          sums[row] = (sums[row] as number) + (others[row] as number);
      }
      return { values: sums.map((sum) => share * sum), weight };
    }),
  };
}

/** a − b, both taken of the same rows. */
export function minus(a: Components, b: Components): Components {
  return {
    value: a.value - b.value,
    strata: a.strata.map(({ values, weight }, at) => {
      const others = b.strata[at]?.values as Float64Array;
      return { values: values.map((value, row) => value - (others[row] as number)), weight };
    }),
  };
}

/** A share: the mean of what is 1 in some rows and 0 in the others. `weight` is > 0. */
export function shareComponents(hits: ArrayLike<number>, weight: Float64Array): Components {
  const values = Float64Array.from(hits);
  return { value: meanOf({ values, weight }), strata: [{ values, weight }] };
}

/** Σ wv / Σ w. */
export function meanOf({ values, weight }: Stratum): number {
  let sum = 0;
  let total = 0;
  for (let row = 0; row < values.length; row++) {
    sum += (weight[row] as number) * (values[row] as number);
    total += weight[row] as number;
  }
  return sum / total;
}
