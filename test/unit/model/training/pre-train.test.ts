import { describe, expect, test } from 'vitest';
import { type PreTraining, preTrain } from '../../../../src/model/training/pre-train.ts';
import type { WeightTensor } from '../../../../src/model/weights.ts';
import { random } from '../../../../src/stats/random.ts';
import { context, tinyBert } from './tiny.ts';

/** A language in which every word comes twice, between the tokens that stand for no text. */
function language(rows: number): Int32Array[] {
  const source = random(3, 'language');
  return Array.from({ length: rows }, () => {
    const words = Array.from({ length: 2 + source.below(3) }, () => 4 + source.below(20));
    return Int32Array.from([1, ...words.flatMap((word) => [word, word]), 2]);
  });
}

const { backbone, weights } = tinyBert();
const given: PreTraining = {
  backbone,
  weights,
  sequences: language(200),
  special: { special: [0, 1, 2, 3], mask: 3, vocabulary: 24 },
  options: { steps: 12, batch: 16, rate: 0.01, warmUp: 0.1, weightDecay: 0.01, seed: 4 },
};

describe('pre-training', () => {
  test('learns the language from guessing', async () => {
    const { curve, heldOut } = await preTrain(
      { ...given, options: { ...given.options, steps: 400 } },
      context,
    );
    expect(curve).toHaveLength(100);
    expect(curve.at(-1)?.step).toBe(400);
    expect(curve[0]?.loss).toBeGreaterThan(2.5);
    expect(curve.at(-1)?.loss).toBeLessThan(1.5);
    expect(heldOut.tokens).toBeGreaterThanOrEqual(10);
    expect(heldOut.accuracy).toBeGreaterThan(0.4);
  });

  test('starts from every word being as likely as any other', async () => {
    const flat: Map<string, WeightTensor> = new Map(
      [...weights].map(([name, { shape, values }]) => [name, { shape, values: values.map((x) => x / 20) }]),
    );
    for (const [name, weight] of weights) if (name.includes('LayerNorm')) flat.set(name, weight);
    const { curve } = await preTrain(
      { ...given, weights: flat, options: { ...given.options, steps: 1 } },
      context,
    );
    expect(curve[0]?.loss).toBeCloseTo(Math.log(24), 1);
  });

  test('gives all weights back in their shapes, trained, and leaves the given ones alone', async () => {
    const before = new Map([...weights].map(([name, { values }]) => [name, values.slice()]));
    const trained = await preTrain(given, context);
    expect([...trained.weights.keys()]).toEqual([...weights.keys()]);
    for (const [name, { shape, values }] of weights) {
      expect(trained.weights.get(name)?.shape).toEqual(shape);
      expect(trained.weights.get(name)?.values).not.toEqual(values);
      expect(values).toEqual(before.get(name));
    }
    expect([...trained.head.keys()].every((name) => name.startsWith('cls.predictions.'))).toBe(true);
  });

  test('is the same for the same seed', async () => {
    const first = await preTrain(given, context);
    expect(await preTrain(given, context)).toEqual(first);
    const other = await preTrain({ ...given, options: { ...given.options, seed: 5 } }, context);
    expect(other.weights).not.toEqual(first.weights);
  });

  test('needs two texts with a word', async () => {
    const sequences = [Int32Array.of(1, 9, 2), Int32Array.of(1, 2)];
    await expect(preTrain({ ...given, sequences }, context)).rejects.toThrow('not enough text');
  });
});
