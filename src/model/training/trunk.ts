import type { AnyBackbone } from '../architecture.ts';
import type { Weights } from '../weights.ts';
import { weightsFrom } from './blocks.ts';

/** The part of a backbone that is trained with the head. Vectors need none. */
export interface Trunk {
  readonly backbone: AnyBackbone;
  /** Number of the first trained block: 0 for `tokens` and pixels; `states` and `maps` are what enters this block. */
  readonly from: number;
  /** Initial values of all weights from that block on, by the architecture's names; more are only read. */
  readonly weights: Weights;
}

/** The initial weights of the blocks that are trained. */
export function trainedWeights({ backbone, from, weights }: Trunk): Weights {
  const names = new Set(weightsFrom(backbone, from));
  return new Map([...weights].filter(([name]) => names.has(name)));
}
