import type { Tensor4D } from '@tensorflow/tfjs';
import type { Tensor, TensorLibrary } from '../engines/engine.ts';
import type { ImageOps, Walk } from '../image-ops.ts';

/** The operations on maps on TF.js, all of them differentiable. Maps are [rows, height, width, channels]. */
export function tfjsImageOps(tf: TensorLibrary): ImageOps<Tensor> {
  return {
    conv2d: (maps, kernel, walk = {}) =>
      tf.conv2d(
        maps as Tensor4D,
        tf.transpose(kernel, [2, 3, 1, 0]) as Tensor4D,
        walk.stride ?? 1,
        border(walk),
      ),
    maxPool: (maps, size, walk = {}) => tf.maxPool(maps as Tensor4D, size, walk.stride ?? 1, border(walk)),
    // TF.js leaves padding out of the mean, so it is made part of the maps.
    averagePool: (maps, size, walk = {}) =>
      tf.avgPool(tf.pad(maps as Tensor4D, border(walk)), size, walk.stride ?? 1, 'valid'),
    batchNorm(maps, mean, variance, scale, shift, epsilon) {
      const factor = tf.mul(scale, tf.rsqrt(tf.add(variance, epsilon)));
      return tf.add(tf.mul(maps, factor), tf.sub(shift, tf.mul(mean, factor)));
    },
    concatChannels: (maps) => tf.concat([...maps], 3),
    globalAverage: (maps) => tf.mean(maps, [1, 2]),
  };
}

type Border = [[number, number], [number, number], [number, number], [number, number]];

const border = ({ padding: [rows, columns] = [0, 0] }: Walk): Border => [
  [0, 0],
  [rows, rows],
  [columns, columns],
  [0, 0],
];
