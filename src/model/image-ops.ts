/** How a window walks over a map. */
export interface Walk {
  /** Its step in both directions; 1 unless told. */
  readonly stride?: number;
  /** Rows of zeros above and below, columns of zeros left and right; none unless told. */
  readonly padding?: readonly [rows: number, columns: number];
}

/**
 * Operations on maps: tensors of rows, channels, height and width, in the executor's own order of axes. Of the other
 * operations only `activate`, and `add` of maps of one shape, take them.
 */
export interface ImageOps<T> {
  /** Cross-correlation of maps with `kernel` [channels out, channels in, height, width]. */
  conv2d(maps: T, kernel: T, walk?: Walk): T;
  /** The largest of each window of `size` × `size`; padding never is. */
  maxPool(maps: T, size: number, walk?: Walk): T;
  /** The mean of each window of `size` × `size`; the padding's zeros count. */
  averagePool(maps: T, size: number, walk?: Walk): T;
  /** Every channel standardised by its given mean and variance, then scaled and shifted: four tensors [channels]. */
  batchNorm(maps: T, mean: T, variance: T, scale: T, shift: T, epsilon: number): T;
  /** Maps of one size behind each other, along the channels. */
  concatChannels(maps: readonly T[]): T;
  /** The mean of each channel: [rows, channels]. */
  globalAverage(maps: T): T;
}
