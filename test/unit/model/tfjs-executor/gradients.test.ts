import { expect, test } from 'vitest';
import type { Tensor } from '../../../../src/model/engines/engine.ts';
import { wasm } from '../../../../src/model/engines/wasm.ts';
import { tfjsOps } from '../../../../src/model/executors/tfjs.ts';
import type { Ops } from '../../../../src/model/ops.ts';
import { random } from '../../../../src/stats/random.ts';

interface Case {
  readonly name: string;
  readonly shapes: readonly (readonly number[])[];
  of(ops: Ops<Tensor>, inputs: readonly Tensor[]): Tensor;
}

const x = [2, 3, 4];
const one =
  (of: (ops: Ops<Tensor>, x: Tensor) => Tensor) =>
  (ops: Ops<Tensor>, [x]: readonly Tensor[]) =>
    of(ops, x as Tensor);
const two =
  (of: (ops: Ops<Tensor>, x: Tensor, y: Tensor) => Tensor) =>
  (ops: Ops<Tensor>, [x, y]: readonly Tensor[]) =>
    of(ops, x as Tensor, y as Tensor);

const cases: readonly Case[] = [
  { name: 'add over a broadcast', shapes: [x, [4]], of: two((ops, a, b) => ops.add(a, b)) },
  { name: 'sub over a broadcast', shapes: [x, [3, 1]], of: two((ops, a, b) => ops.sub(a, b)) },
  { name: 'mul over a broadcast', shapes: [x, [2, 1, 4]], of: two((ops, a, b) => ops.mul(a, b)) },
  { name: 'mul by a scalar', shapes: [x], of: one((ops, a) => ops.mul(a, ops.scalar(-1.5))) },
  {
    name: 'div',
    shapes: [x, [4]],
    of: two((ops, a, b) => ops.div(a, ops.add(ops.mul(b, b), ops.scalar(1)))),
  },
  { name: 'matMul by a shared matrix', shapes: [x, [4, 5]], of: two((ops, a, b) => ops.matMul(a, b)) },
  {
    name: 'matMul by a shared transposed matrix',
    shapes: [x, [5, 4]],
    of: two((ops, a, b) => ops.matMul(a, b, { transposeB: true })),
  },
  { name: 'matMul of batches', shapes: [x, [2, 4, 5]], of: two((ops, a, b) => ops.matMul(a, b)) },
  {
    name: 'matMul of transposed batches',
    shapes: [
      [2, 2, 3, 4],
      [2, 2, 5, 4],
    ],
    of: two((ops, a, b) => ops.matMul(a, b, { transposeB: true })),
  },
  {
    name: 'matMul over a broadcast batch',
    shapes: [
      [2, 3, 3, 4],
      [2, 1, 4, 2],
    ],
    of: two((ops, a, b) => ops.matMul(a, b)),
  },
  {
    name: 'sqrt',
    shapes: [x],
    of: one((ops, a) => ops.sqrt(ops.add(ops.mul(a, a), ops.scalar(1)))),
  },
  { name: 'gelu', shapes: [x], of: one((ops, a) => ops.activate(a, 'gelu')) },
  { name: 'gelu-tanh', shapes: [x], of: one((ops, a) => ops.activate(a, 'gelu-tanh')) },
  { name: 'relu', shapes: [x], of: one((ops, a) => ops.activate(a, 'relu')) },
  { name: 'tanh', shapes: [x], of: one((ops, a) => ops.activate(a, 'tanh')) },
  { name: 'softmax', shapes: [x], of: one((ops, a) => ops.softmax(a)) },
  {
    name: 'layerNorm',
    shapes: [x, [4], [4]],
    of: (ops, [a, scale, shift]) => ops.layerNorm(a as Tensor, scale as Tensor, shift as Tensor, 1e-5),
  },
  { name: 'reshape', shapes: [x], of: one((ops, a) => ops.reshape(a, [0, -1])) },
  { name: 'transpose', shapes: [x], of: one((ops, a) => ops.transpose(a, [2, 0, 1])) },
  { name: 'slice', shapes: [x], of: one((ops, a) => ops.slice(a, 1, 1, 3)) },
  { name: 'sum', shapes: [x], of: one((ops, a) => ops.sum(a, 1, false)) },
  { name: 'sum that keeps its axis', shapes: [x], of: one((ops, a) => ops.sum(a, 2, true)) },
  { name: 'sum over the first axis', shapes: [x], of: one((ops, a) => ops.sum(a, 0, false)) },
];

const noWeights = () => {
  throw new Error('there are no weights here');
};
const STEP = 1e-2;

/**
 * The gradient of a random mixture of the outputs, along a random direction, against the central difference. The latter
 * is right to STEP² of the third derivative and to float32's rounding over STEP.
 */
test.each(cases)('the gradient of $name is its slope', async ({ shapes, of }) => {
  const tf = await wasm.start();
  const source = random(7, 'gradients');
  const normal = (shape: readonly number[]) =>
    tf.tensor(
      Float32Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => source.normal()),
      [...shape],
    );
  const before = tf.memory().numTensors;
  tf.tidy(() => {
    const ops = tfjsOps(tf, noWeights);
    const inputs = shapes.map(normal);
    const directions = shapes.map(normal);
    const mixture = normal(of(ops, inputs).shape);
    const loss = (...given: Tensor[]): Tensor => tf.sum(tf.mul(of(ops, given), mixture));
    const moved = (by: number) =>
      loss(
        ...inputs.map((input, i) => tf.add(input, tf.mul(directions[i] as Tensor, by))),
      ).dataSync()[0] as number;
    const slope = (moved(STEP) - moved(-STEP)) / (2 * STEP);
    const gradients = tf.grads(loss)(inputs);
    const along = gradients.map((gradient, i) => {
      expect(gradient.shape).toEqual(shapes[i]);
      return tf.sum(tf.mul(gradient, directions[i] as Tensor)).dataSync()[0] as number;
    });
    const sum = along.reduce((a, b) => a + b, 0);
    expect(Math.abs(sum - slope)).toBeLessThan(3e-3 * Math.max(1, Math.abs(slope)));
  });
  expect(tf.memory().numTensors).toBe(before);
});

test('the gradient of gather adds up over repeated ids', async () => {
  const tf = await wasm.start();
  tf.tidy(() => {
    const ops = tfjsOps(tf, noWeights);
    const ids = tf.tensor2d([0, 2, 2, 2], [2, 2], 'int32');
    const weight = tf.tensor3d([1, 10, 2, 20, 3, 30, 4, 40], [2, 2, 2]);
    const table = tf.tensor2d([1, 2, 3, 4, 5, 6], [3, 2]);
    const gradient = tf.grad((given: Tensor) => tf.sum(tf.mul(ops.gather(given, ids), weight)))(table);
    expect([...gradient.dataSync()]).toEqual([1, 10, 0, 0, 9, 90]);
  });
});
