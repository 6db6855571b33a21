import { describe, expect, test } from 'vitest';
import type { Tensor } from '../../../../src/model/engines/engine.ts';
import { wasm } from '../../../../src/model/engines/wasm.ts';
import {
  binaryCrossEntropy,
  categoricalCrossEntropy,
  crossEntropyOf,
} from '../../../../src/model/training/loss.ts';
import { relativeWeights, weightedLoss } from '../../../../src/model/training/row-weights.ts';

const logits = [-30, -2, 0, 0.5, 3, 40];
const label = [1, 0, 1, 1, 0, 1];
const weight = [1, 2, 0.5, 0, 1, 3];
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('cross-entropy of a yes or no', () => {
  test('is minus the logarithm of the probability of the truth, far out too', () => {
    for (const x of [-20, -1, 0, 2, 20]) {
      expect(crossEntropyOf(x, 1)).toBeCloseTo(-Math.log(sigmoid(x)), 7);
      expect(crossEntropyOf(x, 0)).toBeCloseTo(-Math.log(sigmoid(-x)), 7);
    }
    expect(crossEntropyOf(-800, 1)).toBe(800);
    expect(crossEntropyOf(800, 1)).toBe(0);
  });

  test('and its gradient are weighted and divided by the rows', async () => {
    const tf = await wasm.start();
    tf.tidy(() => {
      const { value, grad } = tf.valueAndGrad((given: Tensor) =>
        binaryCrossEntropy(tf, given, tf.tensor1d(label), tf.tensor1d(weight)),
      )(tf.tensor1d(logits));
      const losses = logits.map((x, i) => (weight[i] as number) * crossEntropyOf(x, label[i] as number));
      expect(value.dataSync()[0]).toBeCloseTo(sum(losses) / 6, 5);
      const slopes = logits.map((x, i) => ((weight[i] as number) * (sigmoid(x) - (label[i] as number))) / 6);
      for (const [i, slope] of [...grad.dataSync()].entries())
        expect(slope).toBeCloseTo(slopes[i] as number, 6);
    });
  });

  test('counts a row of weight 2 as two rows', () => {
    const once = weightedLoss(
      Float32Array.of(1, -2),
      Int32Array.of(0, 1),
      Uint8Array.of(1, 1),
      Float64Array.of(2, 1),
    );
    const twice = weightedLoss(
      Float32Array.of(1, 1, -2),
      Int32Array.of(0, 0, 1),
      Uint8Array.of(1, 1),
      Float64Array.of(1, 1),
    );
    expect(once).toBeCloseTo(twice, 12);
  });

  test('takes weights by their proportions among the rows trained on', () => {
    const weights = relativeWeights(4, Int32Array.of(0, 2), Float64Array.of(3, 9, 1, 0));
    expect([...weights]).toEqual([1.5, 4.5, 0.5, 0]);
  });
});

describe('cross-entropy of one class among many', () => {
  const scores = [
    [1, -2, 0.5, 3],
    [0, 0, -1, 8],
    [-60, 0, 60, 0],
  ];
  const truth = [3, 1, 0];
  const shares = scores.map((row) => row.map((x) => Math.exp(x) / sum(row.map(Math.exp))));

  test('is minus the logarithm of the share of the truth', async () => {
    const tf = await wasm.start();
    const value = tf.tidy(
      () =>
        categoricalCrossEntropy(
          tf,
          tf.tensor2d(scores.slice(0, 2)),
          tf.tensor1d(truth.slice(0, 2), 'int32'),
        ).dataSync()[0],
    );
    const losses = [0, 1].map((row) => -Math.log(shares[row]?.[truth[row] as number] as number));
    expect(value).toBeCloseTo(sum(losses) / 2, 5);
  });

  test('has the shares less the truth for a gradient, and stays finite far out', async () => {
    const tf = await wasm.start();
    tf.tidy(() => {
      const { value, grad } = tf.valueAndGrad((given: Tensor) =>
        categoricalCrossEntropy(tf, given, tf.tensor1d(truth, 'int32')),
      )(tf.tensor2d(scores));
      expect(Number.isFinite(value.dataSync()[0])).toBe(true);
      const expected = shares.flatMap((row, i) =>
        row.map((share, j) => (share - (truth[i] === j ? 1 : 0)) / 3),
      );
      for (const [i, slope] of [...grad.dataSync()].entries())
        expect(slope).toBeCloseTo(expected[i] as number, 6);
    });
  });
});
