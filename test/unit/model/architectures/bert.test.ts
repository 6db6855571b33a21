import { describe, expect, test } from 'vitest';
import { bert } from '../../../../src/model/architectures/bert.ts';
import { loadCheckpoint } from '../../../../src/model/checkpoints/checkpoint.ts';
import { checkpointFiles } from '../../../../src/model/checkpoints/files.ts';
import { openSpan } from '../../../../src/model/executors/onnx.ts';
import {
  difference,
  json,
  padded,
  type Reference,
  reference,
  referenceFolder,
  statesOf,
} from '../reference.ts';

const folder = referenceFolder('bert');
const config = json(`${folder}/config.json`) as Readonly<Record<string, unknown>>;
const read = (changes: Readonly<Record<string, unknown>>) =>
  bert.read({ ...config, ...changes }, 'some/config.json');

test('reads the sizes of a published configuration', () => {
  const { width, vocabulary, maxLength, initialDeviation, blocks, weights } = bert.read(
    config,
    'config.json',
  );
  expect({ width, vocabulary, maxLength, initialDeviation }).toEqual({
    width: 32,
    vocabulary: 108,
    maxLength: 64,
    initialDeviation: 0.25,
  });
  expect(blocks.map(({ id }) => id)).toEqual(['embeddings', 'encoder.layer.0', 'encoder.layer.1']);
  expect(weights.find(({ name }) => name === 'encoder.layer.1.intermediate.dense.weight')?.shape).toEqual([
    64, 32,
  ]);
});

test('has the number of parameters that BERT-base is known for, without its pooler', () => {
  const base = read({
    hidden_size: 768,
    num_hidden_layers: 12,
    num_attention_heads: 12,
    intermediate_size: 3072,
    vocab_size: 30522,
    max_position_embeddings: 512,
  });
  const pooler = 768 * 768 + 768;
  const count = base.weights.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b), 0);
  expect(count + pooler).toBe(109_482_240);
});

test('takes what a configuration leaves out for the values of the original', () => {
  const {
    initializer_range: _,
    type_vocab_size: __,
    layer_norm_eps: ___,
    hidden_act: ____,
    ...sparse
  } = config;
  const backbone = bert.read(sparse, 'config.json');
  expect(backbone.initialDeviation).toBe(0.02);
  expect(backbone.weights.find(({ name }) => name.includes('token_type'))?.shape).toEqual([2, 32]);
});

describe('activations', async () => {
  const { weights } = await loadCheckpoint(await checkpointFiles(folder));
  const { ids, activations } = reference('bert') as Reference & {
    readonly activations: Readonly<Record<string, readonly (readonly number[])[]>>;
  };
  const rows = ids.slice(1, 3);

  test.each(Object.entries(activations))('%s gives what the original gives', async (hidden_act, expected) => {
    const backbone = read({ hidden_act });
    const runner = await openSpan(backbone, weights, { from: 0, to: 3, pool: false }, 1);
    const batch = padded(rows);
    const output = await runner.run(batch);
    await runner.close();
    for (const [row, { length }] of rows.entries()) {
      expect(
        difference(statesOf(output, batch, row, length), expected[row] as readonly number[]),
      ).toBeLessThan(2e-5);
    }
  });
});

test.each([
  ['names with a prefix', 'bert.encoder.layer.0.output.dense.weight', 'encoder.layer.0.output.dense.weight'],
  ['gamma', 'embeddings.LayerNorm.gamma', 'embeddings.LayerNorm.weight'],
  ['beta', 'bert.encoder.layer.3.output.LayerNorm.beta', 'encoder.layer.3.output.LayerNorm.bias'],
])('knows the older spelling: %s', (_, old, name) => {
  expect(bert.aliases(name)).toContain(old);
});

test.each([
  [{ hidden_size: '32' }, '/hidden_size', 'this member must be integer'],
  [{ hidden_size: undefined }, '/', "must have required property 'hidden_size'"],
  [{ num_hidden_layers: 1e9 }, '/num_hidden_layers', 'must be <= 1000'],
  [{ num_attention_heads: 0 }, '/num_attention_heads', 'must be >= 1'],
  [{ num_attention_heads: 5 }, '/num_attention_heads', '5 attention heads do not divide a width of 32'],
  [{ hidden_act: 'gelo' }, '/hidden_act', 'the activation "gelo" is not supported. Did you mean "gelu"?'],
  [{ hidden_act: '__proto__' }, '/hidden_act', 'the activation "__proto__" is not supported'],
  [
    { position_embedding_type: 'relative_key' },
    '/position_embedding_type',
    'positions of type "relative_key"',
  ],
  [{ is_decoder: true }, '/is_decoder', 'a BERT decoder is not supported'],
  [{ layer_norm_eps: null }, '/layer_norm_eps', 'must be number'],
])('refuses %j and says where', (changes, path, message) => {
  expect(() => read(changes)).toThrow(message);
  expect(() => read(changes)).toThrow(
    expect.objectContaining({ name: 'InvalidInput', place: { file: 'some/config.json', path } }),
  );
});

test.each([null, 3, 'bert', []])('refuses %j for a configuration', (raw) => {
  expect(() => bert.read(raw, 'config.json')).toThrow("the backbone's configuration must be object");
});
