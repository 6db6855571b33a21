/** How a head, and the last blocks of a backbone with it, are trained. */
export interface FineTuneOptions {
  /** How many of the backbone's last blocks are trained; decides the features and the trunk that training is given. */
  readonly unfreeze: number | 'all';
  readonly epochs: number;
  /** Rows of one step. */
  readonly batch: number;
  /** Highest learning rate: reached after a tenth of the steps, then falling in a line to 0. */
  readonly rate: number;
  /** Widths of the head's hidden layers. */
  readonly hidden: readonly number[];
  readonly weightDecay: number;
  /** Epochs without a better validation loss before training stops; 0 never stops early. */
  readonly earlyStopping: number;
}
