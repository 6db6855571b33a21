import type { Random } from '../../stats/random.ts';
import type { AnyBackbone, WeightSpec } from '../architecture.ts';
import type { Weights, WeightTensor } from '../weights.ts';

/** Fresh weights; each is drawn from a stream of its own name, so that no other weight changes it. */
export function initialWeights(specs: readonly WeightSpec[], deviation: number, source: Random): Weights {
  return new Map(specs.map((spec) => [spec.name, fresh(spec, deviation, source.fork(spec.name))]));
}

/** A backbone's weights as they were before anything was learnt. */
export function drawnWeights({ weights, initialDeviation }: AnyBackbone, source: Random): Weights {
  return initialWeights(weights, initialDeviation, source);
}

function fresh({ shape, initial, deviation }: WeightSpec, usual: number, source: Random): WeightTensor {
  const draw = { normal: () => source.normal() * (deviation ?? usual), zeros: () => 0, ones: () => 1 }[
    initial
  ];
  const size = shape.reduce((product, axis) => product * axis, 1);
  return { shape, values: Float32Array.from({ length: size }, draw) };
}
