import type { Random } from '../../stats/random.ts';
import type { WeightSpec } from '../architecture.ts';
import { linear, linearWeights } from '../architectures/layers.ts';
import type { Ops } from '../ops.ts';
import type { Weights } from '../weights.ts';
import { initialWeights } from './initial-weights.ts';

const LOGIT = 'head.logit';
const layerName = (index: number) => `head.hidden.${index}`;

/**
 * A fresh head over inputs of `width`: hidden layers (He et al. 2015) and one logit. The logit starts at 0, so that
 * every score starts at one half.
 */
export function freshHead(width: number, hidden: readonly number[], source: Random): Weights {
  const widths = [width, ...hidden];
  const layers = hidden.flatMap((outputs, index) => {
    const inputs = widths[index] as number;
    const deviation = Math.sqrt(2 / inputs);
    return [...initialWeights(linearWeights(layerName(index), inputs, outputs), deviation, source)];
  });
  const logit = linearWeights(LOGIT, widths.at(-1) as number, 1).map(
    (spec): WeightSpec => ({ ...spec, initial: 'zeros' }),
  );
  return new Map([...layers, ...initialWeights(logit, 0, source)]);
}

/** [rows, width] → logits [rows]. */
export function applyHead<T>(ops: Ops<T>, x: T, hidden: readonly number[]): T {
  const last = hidden.reduce(
    (states, _, index) => ops.activate(linear(ops, states, layerName(index)), 'relu'),
    x,
  );
  return ops.reshape(linear(ops, last, LOGIT), [-1]);
}
