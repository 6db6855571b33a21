import type { ImageOps, Walk } from '../image-ops.ts';
import type { Attributes, GraphValue, OnnxGraph } from './onnx-graph.ts';

/** The operations on maps as nodes of an ONNX graph. Maps are [rows, channels, height, width]. */
export function onnxImageOps(graph: OnnxGraph): ImageOps<GraphValue> {
  return {
    conv2d: (maps, kernel, walk) => graph.node('Conv', [maps, kernel], 4, windows(walk)),
    maxPool: (maps, size, walk) => graph.node('MaxPool', [maps], 4, { ...square(size), ...windows(walk) }),
    averagePool: (maps, size, walk) =>
      graph.node('AveragePool', [maps], 4, {
        ...square(size),
        ...windows(walk),
        count_include_pad: { int: 1 },
      }),
    batchNorm: (maps, mean, variance, scale, shift, epsilon) =>
      graph.node('BatchNormalization', [maps, scale, shift, mean, variance], 4, {
        epsilon: { float: epsilon },
      }),
    concatChannels: (maps) => graph.node('Concat', maps, 4, { axis: { int: 1 } }),
    globalAverage: (maps) =>
      graph.node('ReduceMean', [maps], 2, { axes: { ints: [2, 3] }, keepdims: { int: 0 } }),
  };
}

const square = (size: number): Attributes => ({ kernel_shape: { ints: [size, size] } });

function windows({ stride = 1, padding: [rows, columns] = [0, 0] }: Walk = {}): Attributes {
  return { strides: { ints: [stride, stride] }, pads: { ints: [rows, columns, rows, columns] } };
}
