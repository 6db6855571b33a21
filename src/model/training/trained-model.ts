import { pack, unpack } from '../../pipeline/packed.ts';
import type { Codec } from '../../pipeline/stage.ts';
import type { Weights, WeightTensor } from '../weights.ts';

/** What training made: plain data, enough (with the frozen part) to score any row. */
export interface TrainedModel {
  /** The trained weights: blocks by the architecture's names, the head's under `head.`. */
  readonly weights: Weights;
  /** Mean loss over the epoch's batches, and after the epoch over the validation rows where there are any. */
  readonly curve: readonly Epoch[];
  /** The epoch whose weights these are, counted from 1. */
  readonly bestEpoch: number;
  /** Id of the engine that computed the gradients. */
  readonly engine: string;
  /** Numbers that the whole model has, frozen ones of the trunk's backbone included. */
  readonly parameters: number;
  /** Numbers that were trained. */
  readonly trained: number;
}

export interface Epoch {
  readonly epoch: number;
  readonly loss: number;
  readonly validationLoss?: number;
}

export const trainedModelCodec: Codec<TrainedModel> = {
  encode({ weights, ...rest }) {
    const sorted = [...weights].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const shapes = Object.fromEntries(sorted.map(([name, { shape }]) => [name, shape]));
    const arrays = Object.fromEntries(sorted.map(([name, { values }]) => [name, values]));
    return pack({ ...rest, shapes }, arrays);
  },
  decode(bytes) {
    const { json, arrays } = unpack(bytes);
    const { shapes, ...rest } = json as Omit<TrainedModel, 'weights'> & { shapes: Record<string, number[]> };
    const weights = Array.from(arrays, ([name, values]): [string, WeightTensor] => {
      const shape = shapes[name];
      if (!shape || !(values instanceof Float32Array)) throw new Error(`"${name}" is not a weight`);
      return [name, { shape, values }];
    });
    return { ...rest, weights: new Map(weights) };
  },
};
