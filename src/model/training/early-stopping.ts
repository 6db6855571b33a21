import { copyOf, type Weights } from '../weights.ts';

/** The epoch with the lowest validation loss so far, and its weights. */
export interface Best {
  readonly epoch: number;
  readonly loss: number;
  readonly weights: Weights;
}

/** Watches the validation loss and keeps the weights of the best epoch. */
export interface EarlyStopping {
  /** Tells the loss after an epoch (counted from 1) and the weights then. */
  tell(epoch: number, loss: number, weights: Weights): void;
  /** Whether training should end after this epoch. */
  over(epoch: number): boolean;
  /** Undefined before the first epoch was told. */
  best(): Best | undefined;
}

/** Stops after `patience` epochs in a row without a better loss. `known` is the best of the epochs before. */
export function earlyStopping(patience: number, known?: Best): EarlyStopping {
  let best = known;
  return {
    tell(epoch, loss, weights) {
      if (loss < (best?.loss ?? Number.POSITIVE_INFINITY)) best = { epoch, loss, weights: copyOf(weights) };
    },
    over: (epoch) => best !== undefined && epoch - best.epoch >= patience,
    best: () => best,
  };
}
