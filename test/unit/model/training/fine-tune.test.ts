import { describe, expect, test } from 'vitest';
import type { Features } from '../../../../src/model/features.ts';
import { type FineTuning, fineTune } from '../../../../src/model/training/fine-tune.ts';
import { predictScores } from '../../../../src/model/training/predict-scores.ts';
import { trainedModelCodec } from '../../../../src/model/training/trained-model.ts';
import { random } from '../../../../src/stats/random.ts';
import { context, featuresAt, rowIds, tinyBert, tokenRows } from './tiny.ts';

const options = {
  unfreeze: 0,
  epochs: 5,
  batch: 16,
  rate: 0.01,
  hidden: [],
  weightDecay: 0.01,
  warmUp: 0.1,
  layerDecay: 1,
  clip: 1,
  classWeights: 'none',
  earlyStopping: 0,
} as const;

type Points = Extract<Features, { kind: 'vectors' }> & { readonly values: Float32Array };

/** Two inputs of unlike scale; the label follows both, not always. */
function points(rows: number): FineTuning & { readonly features: Points } {
  const source = random(9, 'points');
  const pairs = Array.from({ length: rows }, () => [source.normal(), 1000 + 300 * source.normal()] as const);
  const label = Uint8Array.from(pairs, ([a, b]) =>
    source.uniform() < 1 / (1 + Math.exp(-(1.5 * a - (b - 1000) / 300))) ? 1 : 0,
  );
  return {
    features: { kind: 'vectors', rows, width: 2, values: Float32Array.from(pairs.flat()) },
    label,
    train: rowIds(0, rows),
    validation: new Int32Array(0),
    options,
    seed: 1,
  };
}

const bytes = async (given: FineTuning) => trainedModelCodec.encode(await fineTune(given, context));

describe('a head over vectors', () => {
  test('comes as close to the labels as the best line can', async () => {
    const given = points(400);
    const model = await fineTune(
      { ...given, options: { ...options, epochs: 150, batch: 400, rate: 0.1, weightDecay: 0 } },
      context,
    );
    const scores = await predictScores({ features: given.features, model, options }, context);
    expect(meanLoss(scores, given.label)).toBeCloseTo(bestLoss(given), 3);
    expect(scores.every((score) => score > 0 && score < 1)).toBe(true);
    expect(model.parameters).toBe(3);
    expect(model.trained).toBe(3);
  });

  test('learns with hidden layers what no line can tell', async () => {
    const source = random(2, 'xor');
    const values = Float32Array.from({ length: 800 }, () => source.normal());
    const label = Uint8Array.from({ length: 400 }, (_, row) =>
      (values[2 * row] as number) * (values[2 * row + 1] as number) > 0 ? 1 : 0,
    );
    const features = { kind: 'vectors', rows: 400, width: 2, values } as const;
    const given = { ...points(400), features, label };
    const loss = async (hidden: number[]) => {
      const trained = await fineTune({ ...given, options: { ...options, epochs: 40, hidden } }, context);
      return trained.curve.at(-1)?.loss as number;
    };
    expect(await loss([])).toBeGreaterThan(0.6);
    expect(await loss([16, 8])).toBeLessThan(0.2);
  });

  test('scales its inputs by the rows that it learns from alone', async () => {
    const given = { ...points(60), train: rowIds(0, 40) };
    const values = given.features.values.map((value, index) => (index < 80 ? value : value * 1e6));
    const other = { ...given, features: { ...given.features, values } };
    expect(await bytes(other)).toEqual(await bytes(given));
  });

  test('takes an input that never changes', async () => {
    const given = points(40);
    const values = given.features.values.map((value, index) => (index % 2 === 1 ? 0.1 : value));
    const model = await fineTune({ ...given, features: { ...given.features, values } }, context);
    expect(model.curve.every(({ loss }) => Number.isFinite(loss))).toBe(true);
  });
});

describe.each([
  { unfreeze: 'all', from: 0 },
  { unfreeze: 1, from: 2 },
  { unfreeze: 0, from: 3 },
] as const)('with $unfreeze of the backbone unfrozen', ({ unfreeze, from }) => {
  const tokens = tokenRows(96);
  const { backbone, weights } = tinyBert();
  const trunk = unfreeze === 0 ? undefined : { backbone, from, weights };
  const task = async (): Promise<FineTuning> => ({
    features: from === 0 ? tokens.features : await featuresAt(from, tokens.features),
    label: tokens.label,
    train: rowIds(0, 96),
    validation: new Int32Array(0),
    trunk,
    options: { ...options, unfreeze, epochs: 20, batch: 8 },
    seed: 3,
  });

  test('training tells which texts hold the token', async () => {
    const given = await task();
    const model = await fineTune(given, context);
    expect(model.curve[0]?.loss).toBeLessThan(1);
    expect(model.curve.at(-1)?.loss).toBeLessThan(unfreeze === 0 ? 0.55 : 0.2);
    const scores = await predictScores({ features: given.features, model, trunk, options }, context);
    const right = scores.filter((score, row) => (score > 0.5 ? 1 : 0) === given.label[row]).length;
    expect(right / 96).toBeGreaterThan(unfreeze === 0 ? 0.75 : 0.95);
  });

  test('changes the unfrozen weights and keeps no others', async () => {
    const model = await fineTune({ ...(await task()), options: { ...options, epochs: 1 } }, context);
    const read = new Set(backbone.blocks.slice(from).flatMap((block) => block.weights));
    const changed = [...model.weights.keys()].filter((name) => !name.startsWith('head.'));
    expect(changed.sort()).toEqual([...read].sort());
    for (const name of changed) {
      expect(model.weights.get(name)?.shape).toEqual(weights.get(name)?.shape);
      expect(model.weights.get(name)?.values).not.toEqual(weights.get(name)?.values);
    }
    expect(model.trained).toBeLessThanOrEqual(model.parameters);
  });
});

describe('the same seed', () => {
  test('gives the same bytes, another one others', async () => {
    const tokens = tokenRows(24);
    const trunk = { ...tinyBert(), from: 0 };
    const given = { ...tokens, train: rowIds(0, 16), validation: rowIds(16, 24), trunk, options, seed: 5 };
    const first = await bytes(given);
    expect(await bytes(given)).toEqual(first);
    expect(await bytes({ ...given, seed: 6 })).not.toEqual(first);
  });
});

describe('sample weights', () => {
  test('that are all alike change nothing', async () => {
    const given = points(48);
    const plain = await bytes(given);
    expect(await bytes({ ...given, weight: new Float64Array(48).fill(1) })).toEqual(plain);
    expect(await bytes({ ...given, weight: new Float64Array(48).fill(4) })).toEqual(plain);
  });

  test('turn the scores towards the rows that weigh more', async () => {
    const given = points(200);
    const mean = async (weight: Float64Array | undefined) => {
      const model = await fineTune({ ...given, weight, options: { ...options, epochs: 20 } }, context);
      const scores = await predictScores({ features: given.features, model, options }, context);
      return scores.reduce((a, b) => a + b) / scores.length;
    };
    const weight = Float64Array.from(given.label, (label) => (label === 1 ? 4 : 1));
    expect((await mean(weight)) - (await mean(undefined))).toBeGreaterThan(0.1);
  });

  test('of 0 take rows out of the validation', async () => {
    const given = { ...points(60), train: rowIds(0, 40), validation: rowIds(40, 60) };
    const weight = Float64Array.from({ length: 60 }, (_, row) => (row < 40 ? 1 : 0));
    const { curve } = await fineTune({ ...given, weight }, context);
    expect(curve.every((epoch) => epoch.validationLoss === undefined)).toBe(true);
  });
});

describe('early stopping', () => {
  const noisy = (): FineTuning => {
    const given = points(80);
    return {
      ...given,
      train: rowIds(0, 40),
      validation: rowIds(40, 80),
      options: { ...options, epochs: 60, hidden: [32], rate: 0.05, earlyStopping: 4 },
    };
  };

  test('ends training and gives the weights of the best epoch', async () => {
    const given = noisy();
    const model = await fineTune(given, context);
    const losses = model.curve.map(({ validationLoss }) => validationLoss as number);
    expect(model.curve.length).toBe(model.bestEpoch + 4);
    expect(model.curve.length).toBeLessThan(60);
    expect(losses[model.bestEpoch - 1]).toBe(Math.min(...losses));
    const { features, label, options, validation } = given;
    const scores = await predictScores({ features, model, options }, context);
    const again = meanLoss(
      scores.filter((_, row) => row >= 40),
      label.slice(40),
    );
    expect(validation).toHaveLength(40);
    expect(again).toBeCloseTo(losses[model.bestEpoch - 1] as number, 5);
  });

  test('of 0 goes on to the end and gives the last weights', async () => {
    const given = noisy();
    const model = await fineTune(
      { ...given, options: { ...given.options, epochs: 12, earlyStopping: 0 } },
      context,
    );
    expect([model.curve.length, model.bestEpoch]).toEqual([12, 12]);
    expect(model.curve.every(({ validationLoss }) => validationLoss !== undefined)).toBe(true);
  });
});

describe('what cannot be trained', () => {
  test.each([
    ['no rows', { train: new Int32Array(0) }, 'no row is there to train on'],
    ['rows without weight', { weight: new Float64Array(20) }, 'all rows to train on weigh 0'],
  ])('%s', async (_, change, message) => {
    await expect(fineTune({ ...points(20), ...change }, context)).rejects.toThrow(message);
  });

  test('numbers that are none', async () => {
    const given = points(20);
    const values = given.features.values.map((value, index) =>
      index === 7 ? Number.POSITIVE_INFINITY : value,
    );
    const diverging = fineTune({ ...given, features: { ...given.features, values } }, context);
    await expect(diverging).rejects.toThrow(/diverged at step \d+\. Lower the learning rate, train\.rate/);
  });

  test('what is called off', async () => {
    const called = new AbortController();
    const progress = ({ done }: { done: number }) => done === 2 && called.abort();
    const ended = fineTune(points(80), { ...context, signal: called.signal, progress });
    await expect(ended).rejects.toThrow(/abort/i);
  });
});

test('progress counts every step to the last', async () => {
  const told: string[] = [];
  const progress = ({ done, total, unit }: { done: number; total: number | undefined; unit: string }) =>
    told.push(`${done}/${total} ${unit}`);
  await fineTune({ ...points(40), options: { ...options, epochs: 2 } }, { ...context, progress });
  expect(told).toEqual(['1/6 steps', '2/6 steps', '3/6 steps', '4/6 steps', '5/6 steps', '6/6 steps']);
});

test('a trained model is the same after it was stored', async () => {
  const model = await fineTune({ ...points(40), validation: rowIds(0, 8) }, context);
  const stored = trainedModelCodec.encode(model);
  const again = trainedModelCodec.decode(stored);
  expect(again).toEqual(model);
  expect(trainedModelCodec.encode(again)).toEqual(stored);
});

function meanLoss(scores: Float64Array, label: Uint8Array): number {
  const losses = scores.map((score, row) => -Math.log(label[row] === 1 ? score : 1 - score));
  return losses.reduce((a, b) => a + b, 0) / losses.length;
}

/** The lowest loss of a logistic regression, by Newton's method in double precision on scaled inputs. */
function bestLoss({ features, label }: ReturnType<typeof points>): number {
  const rows = Array.from(label, (y, row) => {
    const [a, b] = features.values.slice(2 * row, 2 * row + 2) as unknown as [number, number];
    return { x: [1, a, (b - 1000) / 300], y };
  });
  const score = (w: readonly number[], x: readonly number[]) =>
    1 / (1 + Math.exp(-x.reduce((sum, value, i) => sum + value * (w[i] as number), 0)));
  let w = [0, 0, 0];
  for (let round = 0; round < 20; round++) {
    const slope = [0, 0, 0];
    const curvature = [new Array(3).fill(0), new Array(3).fill(0), new Array(3).fill(0)] as number[][];
    for (const { x, y } of rows) {
      const p = score(w, x);
      for (const [i, a] of x.entries()) {
        slope[i] = (slope[i] as number) + (p - y) * a;
        for (const [j, b] of x.entries()) {
          const line = curvature[i] as number[];
          line[j] = (line[j] as number) + p * (1 - p) * a * b;
        }
      }
    }
    const move = solve(curvature, slope);
    w = w.map((value, i) => value - (move[i] as number));
  }
  return meanLoss(
    Float64Array.from(rows, ({ x }) => score(w, x)),
    label,
  );
}

/** Gauss–Jordan without pivots: the matrix is positive definite. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const lines = matrix.map((line, i) => [...line, right[i] as number]);
  for (const [i, pivot] of lines.entries()) {
    const scale = pivot[i] as number;
    for (const [j] of pivot.entries()) pivot[j] = (pivot[j] as number) / scale;
    for (const [k, line] of lines.entries()) {
      if (k === i) continue;
      const factor = line[i] as number;
      for (const [j] of line.entries()) line[j] = (line[j] as number) - factor * (pivot[j] as number);
    }
  }
  return lines.map((line) => line.at(-1) as number);
}
