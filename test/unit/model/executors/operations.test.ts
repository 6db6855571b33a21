import * as ort from 'onnxruntime-node';
import { describe, expect, test } from 'vitest';
import { wasm } from '../../../../src/model/engines/wasm.ts';
import { OnnxGraph } from '../../../../src/model/executors/onnx-graph.ts';
import { onnxOps } from '../../../../src/model/executors/onnx-ops.ts';
import { tfjsOps } from '../../../../src/model/executors/tfjs.ts';
import type { Ops } from '../../../../src/model/ops.ts';
import { random } from '../../../../src/stats/random.ts';
import { difference } from '../reference.ts';

const shapes = { x: [2, 3, 4], y: [2, 3, 4], m: [5, 4], v: [4], ids: [2, 3] } as const;
type Inputs<T> = Readonly<Record<keyof typeof shapes, T>>;

const source = random(3, 'operations');
const floats = (shape: readonly number[]) =>
  Float32Array.from({ length: shape.reduce((a, b) => a * b) }, () => 3 * source.normal());
const values = {
  x: floats(shapes.x),
  y: floats(shapes.y),
  m: floats(shapes.m),
  v: floats(shapes.v),
  ids: Int32Array.of(0, 4, 2, 2, 1, 3),
};

interface Case {
  readonly name: string;
  readonly shape: readonly number[];
  of<T>(ops: Ops<T>, inputs: Inputs<T>): T;
}

const cases: readonly Case[] = [
  { name: 'add broadcasts', shape: [2, 3, 4], of: (ops, { x, v }) => ops.add(x, v) },
  { name: 'sub', shape: [2, 3, 4], of: (ops, { x, y }) => ops.sub(x, y) },
  { name: 'mul with a scalar', shape: [2, 3, 4], of: (ops, { x }) => ops.mul(x, ops.scalar(-2.5)) },
  { name: 'div', shape: [2, 3, 4], of: (ops, { x, v }) => ops.div(x, v) },
  {
    name: 'matMul shared and transposed',
    shape: [2, 3, 5],
    of: (ops, { x, m }) => ops.matMul(x, m, { transposeB: true }),
  },
  {
    name: 'matMul batched and transposed',
    shape: [2, 3, 3],
    of: (ops, { x, y }) => ops.matMul(x, y, { transposeB: true }),
  },
  { name: 'matMul', shape: [2, 3, 3], of: (ops, { x, y }) => ops.matMul(x, ops.transpose(y, [0, 2, 1])) },
  { name: 'sqrt', shape: [2, 3, 4], of: (ops, { x }) => ops.sqrt(ops.mul(x, x)) },
  {
    name: 'cast to float32 and back',
    shape: [2, 3, 4],
    of: (ops, { m, ids }) =>
      ops.gather(m, ops.cast(ops.sub(ops.scalar(4), ops.cast(ids, 'float32')), 'int32')),
  },
  { name: 'gelu', shape: [2, 3, 4], of: (ops, { x }) => ops.activate(x, 'gelu') },
  { name: 'gelu-tanh', shape: [2, 3, 4], of: (ops, { x }) => ops.activate(x, 'gelu-tanh') },
  { name: 'relu', shape: [2, 3, 4], of: (ops, { x }) => ops.activate(x, 'relu') },
  { name: 'tanh', shape: [2, 3, 4], of: (ops, { x }) => ops.activate(x, 'tanh') },
  { name: 'softmax', shape: [2, 3, 4], of: (ops, { x }) => ops.softmax(x) },
  { name: 'layerNorm', shape: [2, 3, 4], of: (ops, { x, v }) => ops.layerNorm(x, v, v, 1e-5) },
  { name: 'gather', shape: [2, 3, 4], of: (ops, { m, ids }) => ops.gather(m, ids) },
  {
    name: 'reshape with a kept and a free axis',
    shape: [2, 12],
    of: (ops, { x }) => ops.reshape(x, [0, -1]),
  },
  { name: 'transpose', shape: [4, 2, 3], of: (ops, { x }) => ops.transpose(x, [2, 0, 1]) },
  { name: 'slice', shape: [2, 2, 4], of: (ops, { x }) => ops.slice(x, 1, 1, 3) },
  { name: 'sum', shape: [2, 4], of: (ops, { x }) => ops.sum(x, 1, false) },
  { name: 'sum that keeps its axis', shape: [2, 1, 4], of: (ops, { x }) => ops.sum(x, 1, true) },
];

/** Φ by its series, to double precision for the |x| of the test. */
function gelu(x: number): number {
  let term = x;
  let sum = x;
  for (let n = 1; n < 200; n++) {
    term *= (x * x) / (2 * n + 1);
    sum += term;
  }
  return x * (0.5 + (sum * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI));
}

async function onOnnx(work: Case): Promise<Float32Array> {
  const graph = new OnnxGraph();
  const input = (name: keyof typeof shapes) =>
    graph.input(name, name === 'ids' ? 'int32' : 'float32', shapes[name]);
  const inputs = { x: input('x'), y: input('y'), m: input('m'), v: input('v'), ids: input('ids') };
  const result = work.of(onnxOps(graph, new Map()), inputs);
  expect(result.rank).toBe(work.shape.length);
  const session = await ort.InferenceSession.create(graph.encode('result', result, work.shape));
  const feeds = Object.fromEntries(
    Object.entries(values).map(([name, data]) => [
      name,
      new ort.Tensor(
        data instanceof Int32Array ? 'int32' : 'float32',
        data,
        shapes[name as keyof typeof shapes],
      ),
    ]),
  );
  const { result: output } = await session.run(feeds);
  expect(output?.dims).toEqual(work.shape);
  return output?.data as Float32Array;
}

async function onTensorFlow(work: Case): Promise<Float32Array> {
  const tf = await wasm.start();
  return tf.tidy(() => {
    const input = (name: keyof typeof shapes) =>
      tf.tensor(values[name], [...shapes[name]], name === 'ids' ? 'int32' : 'float32');
    const none = () => {
      throw new Error('there are no weights here');
    };
    const inputs = { x: input('x'), y: input('y'), m: input('m'), v: input('v'), ids: input('ids') };
    const output = work.of(tfjsOps(tf, none), inputs);
    expect(output.shape).toEqual(work.shape);
    return output.dataSync() as Float32Array;
  });
}

describe.each(cases)('$name', (work) => {
  test('is the same operation for both executors', async () => {
    const [onnx, tensorflow] = [await onOnnx(work), await onTensorFlow(work)];
    const scale = onnx.reduce((most, value) => Math.max(most, Math.abs(value)), 1);
    expect(difference(onnx, tensorflow) / scale).toBeLessThan(1e-6);
  });
});

test('gelu is the exact one', async () => {
  const exact = cases.find(({ name }) => name === 'gelu') as Case;
  expect(difference(await onOnnx(exact), Array.from(values.x, gelu))).toBeLessThan(2e-6);
});
