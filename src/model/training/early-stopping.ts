import { copyOf, type Weights } from '../weights.ts';

/** Watches the validation loss and keeps the weights of the best epoch. */
export interface EarlyStopping {
  /** Tells the loss after an epoch (counted from 1) and the weights then. True when training should stop. */
  stops(epoch: number, loss: number, weights: Weights): boolean;
  /** The best epoch; undefined before the first was told. */
  best(): { readonly epoch: number; readonly weights: Weights } | undefined;
}

/** Stops after `patience` epochs in a row without a better loss. */
export function earlyStopping(patience: number): EarlyStopping {
  let lowest = Number.POSITIVE_INFINITY;
  let best: { readonly epoch: number; readonly weights: Weights } | undefined;
  return {
    stops(epoch, loss, weights) {
      if (loss < lowest) {
        lowest = loss;
        best = { epoch, weights: copyOf(weights) };
      }
      return best !== undefined && epoch - best.epoch >= patience;
    },
    best: () => best,
  };
}
