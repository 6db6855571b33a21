import { describe, expect, test } from 'vitest';
import { type FineTuning, fineTune } from '../../../../src/model/training/fine-tune.ts';
import { gradientsOf } from '../../../../src/model/training/gradients.ts';
import { penalties } from '../../../../src/model/training/penalties/index.ts';
import { predictScores } from '../../../../src/model/training/predict-scores.ts';
import { random } from '../../../../src/stats/random.ts';
import { context, rowIds } from './tiny.ts';

const options = {
  unfreeze: 0,
  epochs: 12,
  batch: 100,
  rate: 0.05,
  hidden: [],
  weightDecay: 0,
  warmUp: 0.1,
  layerDecay: 1,
  clip: 1,
  classWeights: 'none',
  earlyStopping: 2,
} as const;

const ROWS = 800;
const GROUPS = 3;
const source = random(4, 'penalties');
const group = Int32Array.from({ length: ROWS }, () => source.below(GROUPS));
/** One input that tells the label, one that tells the group, and labels that follow both. */
const inputs = Array.from(group, (own) => [source.normal(), own + 0.5 * source.normal()] as const);
const label = Uint8Array.from(inputs, ([merit, proxy]) =>
  source.normal() < 1.5 * merit + proxy - 1 ? 1 : 0,
);
const given: FineTuning = {
  features: { kind: 'vectors', rows: ROWS, width: 2, values: Float32Array.from(inputs.flat()) },
  label,
  train: rowIds(0, 600),
  validation: rowIds(600, 800),
  options,
  seed: 1,
};

async function gapOf(penalty: FineTuning['penalty']) {
  const model = await fineTune({ ...given, penalty }, context);
  const scores = await predictScores({ features: given.features, model, options }, context);
  const means = [0, 1, 2].map((own) => {
    const members = rowIds(600, 800).filter((row) => group[row] === own);
    return members.reduce((sum, row) => sum + (scores[row] as number), 0) / members.length;
  });
  return { gap: Math.max(...means) - Math.min(...means), weights: [...model.weights.keys()] };
}

const compared = { codes: group, groups: GROUPS, strata: 1 };

describe('training with a penalty', () => {
  test.each([
    ['gap', 20],
    ['adversary', 2],
  ])(
    'of the kind %s brings the groups’ mean scores together, and stores the model alone',
    async (id, strength) => {
      const plain = await gapOf(undefined);
      const fair = await gapOf({ id, strength, ...compared });
      expect(plain.gap).toBeGreaterThan(0.3);
      expect(fair.gap).toBeLessThan(plain.gap / 2);
      expect(fair.weights).toEqual(plain.weights);
    },
  );
});

describe('the gap', () => {
  const logits = Float32Array.of(0.4, -1, 2, 0.1, 0.7);
  const penalised = { codes: Int32Array.of(0, 0, 1, 3, -1), groups: 2, strata: 2, strength: 3 };
  const learning = {
    trained: new Map([['x', { shape: [5], values: logits }]]),
    fixed: new Map(),
  };

  test('is the variance between the groups of a stratum; rows outside have no part in it', async () => {
    const tf = await context.engine.start();
    const { loss, gradients } = await gradientsOf(tf, learning, (ops) =>
      penalties.get('gap').of(tf, ops, ops.weight('x'), penalised),
    );
    const score = Array.from(logits, (each) => 1 / (1 + Math.exp(-each))) as [
      number,
      number,
      number,
      number,
      number,
    ];
    const [one, other] = [(score[0] + score[1]) / 2, score[2]];
    const all = (score[0] + score[1] + score[2]) / 3;
    const variance = (2 / 3) * (one - all) ** 2 + (1 / 3) * (other - all) ** 2;
    expect(loss).toBeCloseTo(3 * variance, 6);
    expect(gradients[0]?.[3]).toBeCloseTo(0, 8);
    expect(gradients[0]?.[4]).toBe(0);
    expect(gradients[0]?.[2]).toBeGreaterThan(0);
  });
});

describe('the adversary', () => {
  test('learns what tells the groups, and sends the model the other way', async () => {
    const tf = await context.engine.start();
    const kernel = Float32Array.of(-1, 1);
    const learning = {
      trained: new Map([
        ['x', { shape: [2], values: Float32Array.of(1, -1) }],
        ['adversary.kernel', { shape: [1, 2], values: kernel }],
        ['adversary.bias', { shape: [1, 2], values: new Float32Array(2) }],
      ]),
      fixed: new Map(),
    };
    const { loss, gradients } = await gradientsOf(tf, learning, (ops) =>
      penalties.get('adversary').of(tf, ops, ops.weight('x'), {
        codes: Int32Array.of(1, 0),
        groups: 2,
        strata: 1,
        strength: 5,
      }),
    );
    // Both guesses are right at odds of e²: the loss is ln(1 + e⁻²), and its slope at a logit 1 − 1 / (1 + e⁻²).
    expect(loss).toBeCloseTo(Math.log1p(Math.exp(-2)), 6);
    const wrong = 1 - 1 / (1 + Math.exp(-2));
    expect(gradients[0]?.[0]).toBeCloseTo(5 * wrong, 5);
    expect(gradients[0]?.[1]).toBeCloseTo(-5 * wrong, 5);
    expect(gradients[1]?.[1]).toBeCloseTo(-wrong, 5);
  });
});
