import * as tf from '@tensorflow/tfjs';
import { describe, expect, test } from 'vitest';
import { wasm } from '../../../../src/model/engines/wasm.ts';
import { adamW, clip } from '../../../../src/model/training/adam-w.ts';
import { random } from '../../../../src/stats/random.ts';

describe('AdamW', () => {
  test('takes the steps of TF.js’s Adam where nothing decays', async () => {
    await wasm.start();
    const source = random(1, 'adam');
    const start = Float32Array.from({ length: 20 }, () => source.normal());
    const values = start.slice();
    const update = adamW(0);
    const variable = tf.variable(tf.tensor1d(start));
    const peer = tf.train.adam(0.01, 0.9, 0.999, 1e-8);
    for (let step = 0; step < 30; step++) {
      const gradient = Float32Array.from({ length: 20 }, () => source.normal() * 10 ** source.normal());
      update([{ name: 'w', values, gradient, decays: true }], 0.01);
      peer.applyGradients([{ name: variable.name, tensor: tf.tensor1d(gradient) }]);
    }
    const expected = variable.dataSync();
    for (const [index, value] of values.entries()) expect(value).toBeCloseTo(expected[index] as number, 5);
    peer.dispose();
    variable.dispose();
  });

  test('goes by the rate and the decay alone while the gradient stays the same', () => {
    const update = adamW(0.1);
    const decaying = Float32Array.of(2);
    const other = Float32Array.of(2);
    const gradient = () => Float32Array.of(-0.3);
    let expected = 2;
    for (let step = 0; step < 50; step++) {
      update(
        [
          { name: 'a', values: decaying, gradient: gradient(), decays: true },
          { name: 'b', values: other, gradient: gradient(), decays: false },
        ],
        0.02,
      );
      expected = expected * (1 - 0.02 * 0.1) + 0.02;
    }
    expect(decaying[0]).toBeCloseTo(expected, 5);
    expect(other[0]).toBeCloseTo(3, 5);
  });
});

describe('clipping', () => {
  const slopes = (...gradients: number[][]) =>
    gradients.map((gradient, index) => ({
      name: `${index}`,
      values: new Float32Array(gradient.length),
      gradient: Float32Array.from(gradient),
      decays: false,
    }));

  test('scales all gradients by one factor to the longest length', () => {
    const given = slopes([3, 0], [0, 4]);
    clip(given, 1);
    expect(given.map(({ gradient }) => [...gradient].map((x) => Number(x.toFixed(6))))).toEqual([
      [0.6, 0],
      [0, 0.8],
    ]);
  });

  test('leaves shorter gradients alone', () => {
    const given = slopes([0.3], [0.4]);
    clip(given, 1);
    expect(given.flatMap(({ gradient }) => [...gradient])).toEqual([Math.fround(0.3), Math.fround(0.4)]);
  });
});
