import { describe, expect, test } from 'vitest';
import type { Tensor, TensorLibrary } from '../../src/model/engines/engine.ts';
import { chooseEngine, engines } from '../../src/model/engines/index.ts';
import { replay } from '../../src/model/executors/program.ts';
import { tfjsOps } from '../../src/model/executors/tfjs.ts';
import { fineTune } from '../../src/model/training/fine-tune.ts';
import { onEngine } from '../../src/model/training/gradients.ts';
import { freshHead } from '../../src/model/training/head.ts';
import { tensorsOf } from '../../src/model/training/inputs.ts';
import { binaryCrossEntropy, categoricalCrossEntropy } from '../../src/model/training/loss.ts';
import { network } from '../../src/model/training/network.ts';
import { preTrain } from '../../src/model/training/pre-train.ts';
import { predictScores } from '../../src/model/training/predict-scores.ts';
import { random } from '../../src/stats/random.ts';
import { rowIds, tinyBert, tokenRows } from '../unit/model/training/tiny.ts';

const answers = await Promise.all(
  [...engines].map(async (engine) => [engine, await engine.available()] as const),
);
const present = answers.filter(([, answer]) => answer === true).map(([engine]) => engine);

test('an engine that is absent says why, in one line', () => {
  for (const [, answer] of answers) if (answer !== true) expect(answer).toMatch(/^[^\n]+[^.\n]$/);
});

test('the first engine that is present and worth while is chosen, and says which it was chosen over', async () => {
  const { engine, passedOver } = await chooseEngine();
  const reasons = await Promise.all(present.map((each) => each.worthwhile?.() ?? true));
  expect(engine).toBe(present[reasons.indexOf(true)]);
  expect(passedOver).toHaveLength(answers.findIndex(([each]) => each === engine));
});

test('an engine that was asked for is taken, or refused with the reason', async () => {
  for (const [{ id }, answer] of answers) {
    if (answer === true) expect((await chooseEngine(id)).engine.id).toBe(id);
    else await expect(chooseEngine(id)).rejects.toThrow(answer);
  }
  await expect(chooseEngine('wsam')).rejects.toThrow('Did you mean "wasm"?');
});

for (const [{ id }, answer] of answers) {
  if (answer !== true) test.skip(`engine ${id}: ${answer}`, () => {});
}

type Run = (tf: TensorLibrary) => readonly Tensor[];

/** The same on the engine and on TF.js's plain JavaScript backend. */
async function both(
  start: () => Promise<TensorLibrary>,
  run: Run,
): Promise<readonly (readonly [Float32Array, Float32Array])[]> {
  const read = async (tf: TensorLibrary) => {
    const tensors = tf.tidy(() => [...run(tf)]);
    const values = await Promise.all(tensors.map(async (tensor) => Float32Array.from(await tensor.data())));
    tf.dispose(tensors);
    return values;
  };
  const tf = await start();
  const before = tf.memory().numTensors;
  const found = await read(tf);
  expect(tf.memory().numTensors).toBe(before);
  await tf.setBackend('cpu');
  const oracle = await read(tf);
  await start();
  return found.map((values, index) => [values, oracle[index] as Float32Array] as const);
}

const apart = ([a, b]: readonly [Float32Array, Float32Array]) => {
  expect(a.length).toBe(b.length);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] as number))), 0);
};

describe.each(present)('engine $id', (engine) => {
  const start = () => engine.start();

  test('gives the loss and the gradients of a fine-tuned backbone', async () => {
    const { backbone, weights } = tinyBert();
    const { features, label } = tokenRows(8);
    const random1 = new Map(
      Array.from(freshHead(backbone.width, [6], random(2)), ([name, { shape, values }]) => {
        const source = random(4, name);
        return [name, { shape, values: values.map(() => source.normal()) }] as const;
      }),
    );
    const all = new Map([...weights, ...random1]);
    const names = [...all.keys()];
    const net = network(features, { backbone, from: 0, weights }, [6]);
    const [loss, ...gradients] = await both(start, (tf) => {
      const { value, grads } = tf.valueAndGrads((...given: Tensor[]) => {
        const ops = tfjsOps(tf, (name) => given[names.indexOf(name)] as Tensor);
        const rowWeights = tf.tensor1d([1, 2, 0, 1, 1, 0.5, 1, 3]);
        const logits = replay(net.program, ops, tensorsOf(tf, net.inputs(rowIds(0, 8))));
        return binaryCrossEntropy(tf, logits, tf.tensor1d([...label]), rowWeights);
      })(names.map((name) => onEngine(tf, all, name)));
      return [value, ...grads];
    });
    expect(apart(loss as [Float32Array, Float32Array])).toBeLessThan(1e-4);
    expect(gradients).toHaveLength(names.length);
    for (const pair of gradients) expect(apart(pair)).toBeLessThan(1e-3);
    expect(Math.max(...gradients.map(([values]) => Math.max(...values)))).toBeGreaterThan(0.1);
  });

  test('gives the loss and the gradient of one class among many', async () => {
    const [loss, gradient] = await both(start, (tf) => {
      const scores = tf.tensor2d([1, -2, 0.5, 3, 0, 0, -1, 8], [2, 4]);
      const { value, grads } = tf.valueAndGrads((given: Tensor) =>
        categoricalCrossEntropy(tf, given, tf.tensor1d([3, 1], 'int32')),
      )([scores]);
      return [value, ...grads];
    });
    expect(apart(loss as [Float32Array, Float32Array])).toBeLessThan(1e-5);
    expect(apart(gradient as [Float32Array, Float32Array])).toBeLessThan(1e-6);
  });

  test.each([
    [false, false],
    [false, true],
    [true, false],
    [true, true],
  ])('multiplies matrices and batches, transposed or not (%s, %s)', async (transposeA, transposeB) => {
    const pairs = await both(start, (tf) => {
      const shaped = (rows: number, columns: number, swap: boolean, ...outer: number[]) =>
        tf
          .linspace(
            -1,
            1,
            outer.reduce((a, b) => a * b, rows * columns),
          )
          .reshape([...outer, ...(swap ? [columns, rows] : [rows, columns])]);
      const product = (...outer: number[]) =>
        tf.matMul(
          shaped(3, 5, transposeA, ...outer),
          shaped(5, 4, transposeB, ...outer),
          transposeA,
          transposeB,
        );
      const one = tf.matMul(
        shaped(3, 5, transposeA, 2, 3),
        shaped(5, 4, transposeB, 1, 1),
        transposeA,
        transposeB,
      );
      return [product(), product(2), product(2, 3), one, tf.matMul(tf.zeros([0, 3]), tf.zeros([3, 2]))];
    });
    expect(pairs.map(([values]) => values.length)).toEqual([12, 24, 72, 72, 0]);
    for (const pair of pairs) expect(apart(pair)).toBeLessThan(1e-5);
  });

  test('sums over any axes', async () => {
    const axes = [[0], [1], [2], [0, 1], [1, 0], [0, 2], [1, 2], [-3], [-3, -2], [0, 1, 2]];
    const pairs = await both(start, (tf) => {
      const x = tf.linspace(-1, 2, 24).reshape([2, 3, 4]);
      const whole = tf.range(0, 24, 1, 'int32').reshape([2, 3, 4]);
      return axes.flatMap((axis) => [tf.sum(x, axis), tf.sum(x, axis, true), tf.sum(whole, axis)]);
    });
    for (const pair of pairs) expect(apart(pair)).toBeLessThan(1e-5);
  });

  test('looks up rows and columns, and adds rows up by segment', async () => {
    const pairs = await both(start, (tf) => {
      const table = tf.linspace(0, 1, 24).reshape([4, 3, 2]);
      const ids = tf.tensor2d([2, 0, 1, 1], [2, 2], 'int32');
      const segments = tf.tensor1d([2, 0, 2, -1], 'int32');
      return [
        tf.gather(table, ids),
        tf.gather(table, ids, 1),
        tf.gather(tf.range(0, 12, 1, 'int32').reshape([4, 3]), ids),
        tf.unsortedSegmentSum(table, segments, 3),
      ];
    });
    for (const pair of pairs) expect(apart(pair)).toBeLessThan(1e-6);
  });

  const missingRow = (tf: TensorLibrary) =>
    tf.tidy(() => tf.gather(tf.ones([4, 2]), tf.tensor1d([4], 'int32')));

  test.runIf(engine.runsOn !== 'graphics')('refuses to look up a row that is not there', async () => {
    const tf = await start();
    expect(() => missingRow(tf).dataSync()).toThrow();
  });

  test.runIf(engine.runsOn === 'graphics')('gives zeros for a row that is not there', async () => {
    const found = missingRow(await start());
    expect([...(await found.data())]).toEqual([0, 0]);
    found.dispose();
  });

  test('keeps no tensor after training and scoring', async () => {
    const tf = await start();
    const before = tf.memory();
    const context = { progress: () => {}, signal: new AbortController().signal, engine };
    const { backbone, weights } = tinyBert();
    const { features, label } = tokenRows(24);
    const options = {
      unfreeze: 'all',
      epochs: 2,
      batch: 8,
      rate: 1e-3,
      hidden: [3],
      weightDecay: 0,
      warmUp: 0.1,
      layerDecay: 0.9,
      clip: 1,
      classWeights: 'balanced',
      earlyStopping: 1,
    } as const;
    const trunk = { backbone, from: 0, weights };
    const model = await fineTune(
      { features, label, train: rowIds(0, 16), validation: rowIds(16, 24), trunk, options, seed: 1 },
      context,
    );
    expect(model.engine).toBe(engine.id);
    await predictScores({ features, model, trunk, options }, context);
    const sequences = Array.from({ length: 8 }, () => Int32Array.of(1, 9, 10, 11, 2));
    const special = { special: [0, 1, 2, 3], mask: 3, vocabulary: 24 };
    const schedule = { steps: 2, batch: 4, rate: 1e-3, warmUp: 0.5, weightDecay: 0, seed: 1 };
    await preTrain({ backbone, weights, sequences, special, options: schedule }, context);
    const { numTensors, numBytes } = tf.memory();
    expect({ numTensors, numBytes }).toEqual({ numTensors: before.numTensors, numBytes: before.numBytes });
  });
});
