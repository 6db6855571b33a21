import { type PackedArray, pack, unpack } from '../../pipeline/packed.ts';
import type { Weights, WeightTensor } from '../weights.ts';
import type { Moments } from './adam-w.ts';
import type { Best } from './early-stopping.ts';
import type { Epoch } from './trained-model.ts';

/** All that training needs to go on after an epoch as if it had never been stopped. */
export interface TrainingState {
  readonly weights: Weights;
  readonly moments: Moments;
  readonly curve: readonly Epoch[];
  readonly best: Best | undefined;
}

/** Raised when the bytes get another meaning. */
const FORMAT = 1;

interface Head {
  readonly format: number;
  readonly shapes: readonly (readonly [string, readonly number[]])[];
  readonly steps: number;
  readonly curve: readonly Epoch[];
  readonly best: Omit<Best, 'weights'> | null;
}

export function packState({ weights, moments, curve, best }: TrainingState): Uint8Array {
  const head: Head = {
    format: FORMAT,
    shapes: Array.from(weights, ([name, { shape }]) => [name, shape]),
    steps: moments.steps,
    curve,
    best: best ? { epoch: best.epoch, loss: best.loss } : null,
  };
  const valuesOf = (from: Weights) => Array.from(from, ([name, { values }]) => [name, values] as const);
  return pack(head, {
    ...labelled('weights', valuesOf(weights)),
    ...labelled('first', moments.first),
    ...labelled('second', moments.second),
    ...labelled('best', best ? valuesOf(best.weights) : []),
  });
}

/** The inverse; undefined where the bytes are of another format. */
export function unpackState(bytes: Uint8Array): TrainingState | undefined {
  const { json, arrays } = unpack(bytes);
  const { format, shapes, steps, curve, best } = json as Head;
  if (format !== FORMAT) return undefined;
  const weightsOf = (label: string): Weights =>
    new Map(
      shapes.map(([name, shape]): [string, WeightTensor] => [
        name,
        { shape, values: arrays.get(`${label}/${name}`) as Float32Array },
      ]),
    );
  const moment = (label: string) =>
    new Map(shapes.map(([name]) => [name, arrays.get(`${label}/${name}`) as Float64Array]));
  return {
    weights: weightsOf('weights'),
    moments: { steps, first: moment('first'), second: moment('second') },
    curve,
    best: best ? { ...best, weights: weightsOf('best') } : undefined,
  };
}

function labelled(
  label: string,
  arrays: Iterable<readonly [string, PackedArray]>,
): Record<string, PackedArray> {
  return Object.fromEntries(Array.from(arrays, ([name, values]) => [`${label}/${name}`, values]));
}
