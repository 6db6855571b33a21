/** How a head, and the last blocks of a backbone with it, are trained. */
export interface FineTuneOptions {
  /** How many of the backbone's last blocks are trained; decides the features and the trunk that training is given. */
  readonly unfreeze: number | 'all';
  readonly epochs: number;
  /** Most steps; the last epoch may end before all rows were seen. Without it, all epochs are whole. */
  readonly steps?: number;
  /** Rows of one step. */
  readonly batch: number;
  /** Highest learning rate: reached at the end of the warm-up, then falling in a line to 0. */
  readonly rate: number;
  /** Share of the steps in which the rate rises, in [0, 1]. */
  readonly warmUp: number;
  /** What the rate of each block is multiplied with to get that of the block before it, in (0, 1]. */
  readonly layerDecay: number;
  /** Widths of the head's hidden layers. */
  readonly hidden: readonly number[];
  readonly weightDecay: number;
  /** Longest that the gradients of a step may be together. */
  readonly clip: number;
  /** `balanced` gives both labels the same weight in the loss, whatever their numbers. */
  readonly classWeights: 'none' | 'balanced';
  /** Epochs without a better validation loss before training stops; 0 never stops early. */
  readonly earlyStopping: number;
}
