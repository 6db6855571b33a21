import { describe, expect, test } from 'vitest';
import type { Tensor, TensorLibrary } from '../../../../src/model/engines/engine.ts';
import { wasm } from '../../../../src/model/engines/wasm.ts';
import { OnnxGraph } from '../../../../src/model/executors/onnx-graph.ts';
import { onnxOps } from '../../../../src/model/executors/onnx-ops.ts';
import { openModel } from '../../../../src/model/executors/onnx-runtime.ts';
import { tfjsOps } from '../../../../src/model/executors/tfjs.ts';
import type { Ops } from '../../../../src/model/ops.ts';
import type { WeightTensor } from '../../../../src/model/weights.ts';
import { random } from '../../../../src/stats/random.ts';
import { difference } from '../reference.ts';

const source = random(3, 'maps');
const draw = (size: number) => Float32Array.from({ length: size }, () => source.normal());

/** Two rows of three channels, 7 × 6, channels first. */
const SHAPE = [2, 3, 7, 6] as const;
const x = draw(2 * 3 * 7 * 6);
const at = (row: number, channel: number, y: number, column: number): number | undefined =>
  y < 0 || y >= 7 || column < 0 || column >= 6
    ? undefined
    : (x[((row * 3 + channel) * 7 + y) * 6 + column] as number);

interface Case {
  readonly name: string;
  readonly run: <T>(ops: Ops<T>, maps: T) => T;
  readonly shape: readonly number[];
  /** The value of one place of the output, from the definition. */
  readonly expected: (row: number, channel: number, y: number, column: number) => number;
}

const kernels = { square: draw(4 * 3 * 3 * 3), wide: draw(4 * 3 * 1 * 5) };
const statistics = {
  mean: draw(3),
  variance: draw(3).map((value) => 0.5 + Math.abs(value)),
  scale: draw(3),
  shift: draw(3),
};
const weights = new Map<string, WeightTensor>([
  ['square', { shape: [4, 3, 3, 3], values: kernels.square }],
  ['wide', { shape: [4, 3, 1, 5], values: kernels.wide }],
  ...Object.entries(statistics).map(([name, values]) => [name, { shape: [3], values }] as const),
]);

const range = (length: number) => Array.from({ length }, (_, index) => index);
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const convolved =
  (
    kernel: Float32Array,
    [rows, columns]: readonly [number, number],
    stride: number,
    [top, left]: readonly [number, number],
  ): Case['expected'] =>
  (row, out, y, column) =>
    sum(
      range(3).flatMap((channel) =>
        range(rows).flatMap((i) =>
          range(columns).map((j) => {
            const value = at(row, channel, y * stride + i - top, column * stride + j - left) ?? 0;
            return value * (kernel[((out * 3 + channel) * rows + i) * columns + j] as number);
          }),
        ),
      ),
    );
const windowed =
  (
    size: number,
    stride: number,
    padding: number,
    of: (values: readonly (number | undefined)[]) => number,
  ): Case['expected'] =>
  (row, channel, y, column) =>
    of(
      range(size).flatMap((i) =>
        range(size).map((j) => at(row, channel, y * stride + i - padding, column * stride + j - padding)),
      ),
    );
const largest = (values: readonly (number | undefined)[]) =>
  Math.max(...values.filter((value) => value !== undefined));
const mean = (values: readonly (number | undefined)[]) =>
  sum(values.map((value) => value ?? 0)) / values.length;

const cases: readonly Case[] = [
  {
    name: 'conv2d',
    run: (ops, maps) => ops.conv2d(maps, ops.weight('square')),
    shape: [2, 4, 5, 4],
    expected: convolved(kernels.square, [3, 3], 1, [0, 0]),
  },
  {
    name: 'conv2d with a stride and padding',
    run: (ops, maps) => ops.conv2d(maps, ops.weight('square'), { stride: 2, padding: [1, 1] }),
    shape: [2, 4, 4, 3],
    expected: convolved(kernels.square, [3, 3], 2, [1, 1]),
  },
  {
    name: 'conv2d with a kernel that is not square',
    run: (ops, maps) => ops.conv2d(maps, ops.weight('wide'), { padding: [0, 2] }),
    shape: [2, 4, 7, 6],
    expected: convolved(kernels.wide, [1, 5], 1, [0, 2]),
  },
  {
    name: 'maxPool',
    run: (ops, maps) => ops.maxPool(maps, 3, { stride: 2, padding: [1, 1] }),
    shape: [2, 3, 4, 3],
    expected: windowed(3, 2, 1, largest),
  },
  {
    name: 'maxPool without padding',
    run: (ops, maps) => ops.maxPool(maps, 3, { stride: 2 }),
    shape: [2, 3, 3, 2],
    expected: windowed(3, 2, 0, largest),
  },
  {
    name: 'averagePool, whose padding counts',
    run: (ops, maps) => ops.averagePool(maps, 3, { padding: [1, 1] }),
    shape: [2, 3, 7, 6],
    expected: windowed(3, 1, 1, mean),
  },
  {
    name: 'batchNorm',
    run: (ops, maps) =>
      ops.batchNorm(
        maps,
        ops.weight('mean'),
        ops.weight('variance'),
        ops.weight('scale'),
        ops.weight('shift'),
        1e-3,
      ),
    shape: [2, 3, 7, 6],
    expected: (row, channel, y, column) => {
      const of = (part: keyof typeof statistics) => statistics[part][channel] as number;
      const standard =
        ((at(row, channel, y, column) as number) - of('mean')) / Math.sqrt(of('variance') + 1e-3);
      return standard * of('scale') + of('shift');
    },
  },
  {
    name: 'concatChannels',
    run: (ops, maps) => ops.concatChannels([maps, ops.activate(maps, 'relu')]),
    shape: [2, 6, 7, 6],
    expected: (row, channel, y, column) =>
      channel < 3
        ? (at(row, channel, y, column) as number)
        : Math.max(0, at(row, channel - 3, y, column) as number),
  },
  {
    name: 'globalAverage',
    run: (ops, maps) => ops.globalAverage(maps),
    shape: [2, 3],
    expected: (row, channel) =>
      mean(range(42).map((place) => at(row, channel, Math.floor(place / 6), place % 6))),
  },
];

/** The expected numbers, channels first. */
function expectedOf({ shape, expected }: Case): Float32Array {
  const [rows = 0, channels = 0, height = 1, width = 1] = shape;
  return Float32Array.from({ length: rows * channels * height * width }, (_, index) =>
    expected(
      Math.floor(index / (channels * height * width)),
      Math.floor(index / (height * width)) % channels,
      Math.floor(index / width) % height,
      index % width,
    ),
  );
}

const last = (tf: TensorLibrary, maps: Tensor) => tf.transpose(maps, [0, 2, 3, 1]);
const first = (tf: TensorLibrary, maps: Tensor) =>
  maps.rank === 4 ? tf.transpose(maps, [0, 3, 1, 2]) : maps;

describe.each(cases)('$name', (entry) => {
  test('is what its definition says on ONNX Runtime', async () => {
    const graph = new OnnxGraph();
    const maps = graph.input('maps', 'float32', SHAPE);
    const model = graph.encode('output', entry.run(onnxOps(graph, weights), maps), entry.shape);
    const session = await openModel(model, 1);
    const { values, shape } = await session.run({ maps: { values: x, shape: SHAPE } });
    await session.close();
    expect(shape).toEqual(entry.shape);
    expect(difference(values, expectedOf(entry))).toBeLessThan(1e-5);
  });

  test('is what its definition says on TensorFlow.js', async () => {
    const tf = await wasm.start();
    const output = tf.tidy(() => {
      const ops = tfjsOps(tf, (name) => {
        const { shape, values } = weights.get(name) as WeightTensor;
        return tf.tensor(values, [...shape]);
      });
      return first(tf, entry.run(ops, last(tf, tf.tensor(x, [...SHAPE]))));
    });
    expect(output.shape).toEqual(entry.shape);
    expect(difference(output.dataSync() as Float32Array, expectedOf(entry))).toBeLessThan(1e-5);
    output.dispose();
  });

  test('has the gradients of the plain JavaScript backend, and leaves no tensor behind', async () => {
    const names = [...weights.keys()];
    const gradients = (tf: TensorLibrary) => {
      const tensors = tf.tidy(() => {
        const { grads } = tf.valueAndGrads((...given: Tensor[]) => {
          const ops = tfjsOps(tf, (name) => given[names.indexOf(name)] as Tensor);
          const output = entry.run(ops, given.at(-1) as Tensor);
          const all = tf.addN([output.flatten().square().sum(), ...given.map((each) => each.sum())]);
          return all.asScalar();
        })([
          ...names.map((name) => {
            const { shape, values } = weights.get(name) as WeightTensor;
            return tf.tensor(values, [...shape]);
          }),
          last(tf, tf.tensor(x, [...SHAPE])),
        ]);
        return grads;
      });
      const values = tensors.map((tensor) => Float32Array.from(tensor.dataSync()));
      tf.dispose(tensors);
      return values;
    };
    const tf = await wasm.start();
    const before = tf.memory().numTensors;
    const found = gradients(tf);
    expect(tf.memory().numTensors).toBe(before);
    await tf.setBackend('cpu');
    const oracle = gradients(tf);
    await wasm.start();
    expect(found).toHaveLength(oracle.length);
    for (const [index, values] of found.entries()) {
      expect(difference(values, oracle[index] as Float32Array)).toBeLessThan(1e-3);
    }
  });
});
