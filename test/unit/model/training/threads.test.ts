import { expect, test } from 'vitest';
import { bert } from '../../../../src/model/architectures/bert.ts';
import { fineTune } from '../../../../src/model/training/fine-tune.ts';
import { initialWeights } from '../../../../src/model/training/initial-weights.ts';
import { dealt, partsFor } from '../../../../src/model/training/parts.ts';
import { trainedModelCodec } from '../../../../src/model/training/trained-model.ts';
import { random } from '../../../../src/stats/random.ts';
import { context, rowIds, tinyBert } from './tiny.ts';

const backbone = bert.read(
  {
    hidden_size: 64,
    num_hidden_layers: 1,
    num_attention_heads: 2,
    intermediate_size: 256,
    vocab_size: 24,
    max_position_embeddings: 64,
  },
  'config.json',
);
const trunk = { backbone, from: 1, weights: initialWeights(backbone.weights, 0.2, random(1, 'threads')) };
const ROWS = 72;
const lengths = Int32Array.from({ length: ROWS }, (_, row) => 30 + (row % 9));
const source = random(4, 'states');
const features = {
  kind: 'states',
  rows: ROWS,
  width: 64,
  lengths,
  values: Float32Array.from({ length: 64 * lengths.reduce((a, b) => a + b) }, () => source.normal()),
} as const;
const options = {
  unfreeze: 1,
  epochs: 2,
  batch: 33,
  rate: 1e-3,
  hidden: [],
  weightDecay: 0.01,
  warmUp: 0.1,
  layerDecay: 0.9,
  clip: 1,
  classWeights: 'none',
  earlyStopping: 0,
} as const;
const task = {
  features,
  label: Uint8Array.from(lengths, (length) => length % 2),
  weight: Float64Array.from(lengths, (length) => length % 5),
  train: rowIds(0, ROWS),
  validation: new Int32Array(0),
  trunk,
  options,
  seed: 1,
};

test('the number of threads changes no bit of the model', async () => {
  expect(partsFor(trunk, lengths, options.batch)).toBeGreaterThan(2);
  const bytes = async (threads: number) =>
    trainedModelCodec.encode(await fineTune(task, { ...context, threads }));
  const alone = await bytes(1);
  expect(await bytes(2)).toEqual(alone);
  expect(await bytes(3)).toEqual(alone);
});

test('a batch in parts gives the loss of the batch as a whole', async () => {
  const engine = { ...context.engine, runsOn: 'all cores' } as const;
  const whole = await fineTune(task, { ...context, engine });
  const inParts = await fineTune(task, { ...context, threads: 1 });
  for (const [at, { loss }] of whole.curve.entries()) expect(inParts.curve[at]?.loss).toBeCloseTo(loss, 5);
});

test('small steps stay whole', () => {
  expect(partsFor(undefined, undefined, 4096)).toBe(1);
  expect(partsFor({ ...tinyBert(), from: 1 }, lengths, 32)).toBe(1);
});

test('rows are dealt out in turn, each once', () => {
  expect(dealt(rowIds(0, 7), 3).map((part) => [...part])).toEqual([
    [0, 3, 6],
    [1, 4],
    [2, 5],
  ]);
  expect(dealt(rowIds(0, 2), 4)).toHaveLength(2);
});
