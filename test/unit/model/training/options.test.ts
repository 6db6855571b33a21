import { describe, expect, test } from 'vitest';
import { fineTune } from '../../../../src/model/training/fine-tune.ts';
import { layerDecay } from '../../../../src/model/training/layer-decay.ts';
import { predictScores } from '../../../../src/model/training/predict-scores.ts';
import { balanced } from '../../../../src/model/training/row-weights.ts';
import { trainedModelCodec } from '../../../../src/model/training/trained-model.ts';
import { random } from '../../../../src/stats/random.ts';
import { context, rowIds, tinyBert, tokenRows } from './tiny.ts';

const options = {
  unfreeze: 'all',
  epochs: 1,
  batch: 8,
  rate: 1e-3,
  hidden: [],
  weightDecay: 0,
  warmUp: 0,
  layerDecay: 1,
  clip: 1,
  classWeights: 'none',
  earlyStopping: 0,
} as const;

describe('layer-wise decay of the learning rate', () => {
  const { backbone, weights } = tinyBert();
  const [embeddings, first, last] = backbone.blocks.map((block) => block.weights);

  test('goes down by one factor from block to block, from the last trained one', () => {
    const share = layerDecay({ backbone, from: 0, weights }, 0.5);
    expect(last?.map(share)).toEqual(last?.map(() => 1));
    expect(first?.map(share)).toEqual(first?.map(() => 0.5));
    expect(embeddings?.map(share)).toEqual(embeddings?.map(() => 0.25));
    expect(share('head.logit.weight')).toBe(1);
    expect(first?.map(layerDecay({ backbone, from: 1, weights }, 0.5))).toEqual(first?.map(() => 0.5));
  });

  test('moves weights by that share in the first step that reaches them, where Adam goes by the rate alone', async () => {
    const { features, label } = tokenRows(8);
    const steps = async (decay: number) => {
      const task = { features, label, train: rowIds(0, 8), validation: new Int32Array(0), seed: 1 };
      const head = { ...options, epochs: 2, hidden: [4], layerDecay: decay };
      const model = await fineTune(
        { ...task, trunk: { backbone, from: 0, weights }, options: head },
        context,
      );
      return (names: readonly string[] = []) =>
        names.flatMap((name) => {
          const before = weights.get(name)?.values as Float32Array;
          return Array.from(
            model.weights.get(name)?.values ?? [],
            (value, i) => value - (before[i] as number),
          );
        });
    };
    const [even, decayed] = [await steps(1), await steps(0.5)];
    const ratio = (names: readonly string[] | undefined) => {
      const size = (values: readonly number[]) => values.reduce((sum, value) => sum + Math.abs(value), 0);
      return size(decayed(names)) / size(even(names));
    };
    expect(ratio(last)).toBeCloseTo(1, 5);
    expect(ratio(first)).toBeCloseTo(0.5, 2);
    expect(ratio(embeddings)).toBeCloseTo(0.25, 2);
  });
});

describe('balanced class weights', () => {
  const label = Uint8Array.of(1, 0, 0, 0, 1, 1);
  const train = rowIds(0, 4);

  test('are those of scikit-learn: rows / (2 × rows of the label)', () => {
    const even = new Float64Array(6).fill(1);
    expect([...balanced(even, train, label)]).toEqual([2, 2 / 3, 2 / 3, 2 / 3, 2, 2]);
  });

  test('leave the labels with the same weight where rows weigh unlike', () => {
    const weight = Float64Array.of(3, 1, 0.5, 0, 1, 1);
    const [a, b, c, d] = balanced(weight, train, label);
    expect(a).toBeCloseTo((b ?? 0) + (c ?? 0) + (d ?? 0), 12);
    expect((b ?? 0) / (c ?? 1)).toBeCloseTo(2, 12);
  });

  test('change nothing where one label is all there is', () => {
    expect([...balanced(Float64Array.of(1, 2), rowIds(0, 2), Uint8Array.of(1, 1))]).toEqual([1, 2]);
  });

  test('bring the scores of a rare label to one half where nothing tells it apart', async () => {
    const source = random(3, 'noise');
    const values = Float32Array.from({ length: 400 }, () => source.normal());
    const features = { kind: 'vectors', rows: 400, width: 1, values } as const;
    const rare = Uint8Array.from({ length: 400 }, (_, row) => (row % 10 === 0 ? 1 : 0));
    const mean = async (classWeights: 'none' | 'balanced') => {
      const settings = { ...options, epochs: 100, batch: 400, rate: 0.1, classWeights };
      const task = { features, label: rare, train: rowIds(0, 400), validation: new Int32Array(0), seed: 1 };
      const model = await fineTune({ ...task, options: settings }, context);
      const scores = await predictScores({ features, model, options }, context);
      return scores.reduce((sum, score) => sum + score, 0) / 400;
    };
    expect(await mean('none')).toBeCloseTo(0.1, 2);
    expect(await mean('balanced')).toBeCloseTo(0.5, 1);
  });
});

test.each([{ clip: 1e-3 }, { warmUp: 0.5 }])('training goes by %o', async (change) => {
  const { features, label } = tokenRows(32);
  const task = { features, label, train: rowIds(0, 32), validation: new Int32Array(0), seed: 1 };
  const trunk = { ...tinyBert(), from: 0 };
  const bytes = async (given: object) =>
    trainedModelCodec.encode(await fineTune({ ...task, trunk, options: { ...options, ...given } }, context));
  expect(await bytes(change)).not.toEqual(await bytes({}));
});
