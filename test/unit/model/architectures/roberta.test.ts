import { describe, expect, test } from 'vitest';
import { roberta } from '../../../../src/model/architectures/roberta.ts';
import { loadCheckpoint } from '../../../../src/model/checkpoints/checkpoint.ts';
import { checkpointFiles } from '../../../../src/model/checkpoints/files.ts';
import { openSpan } from '../../../../src/model/executors/onnx.ts';
import { countOf } from '../../../../src/model/weights.ts';
import { difference, json, padded, type Reference, reference, referenceFolder } from '../reference.ts';

const folder = referenceFolder('roberta');
const config = json(`${folder}/config.json`) as Readonly<Record<string, unknown>>;
const read = (changes: Readonly<Record<string, unknown>>) =>
  roberta.read({ ...config, ...changes }, 'some/config.json');

const BASE = {
  hidden_size: 768,
  num_hidden_layers: 12,
  num_attention_heads: 12,
  intermediate_size: 3072,
  vocab_size: 50265,
  max_position_embeddings: 514,
};

test('has the parameters that roberta-base is known for, without its pooler, and its longest text', () => {
  const base = read(BASE);
  expect(countOf(base.weights) + 768 * 768 + 768).toBe(124_645_632);
  expect(base.maxLength).toBe(512);
});

test('does not count padding tokens that stand in a text, as the original', async () => {
  const { backbone, weights } = await loadCheckpoint(await checkpointFiles(folder));
  const { paddedText } = reference('roberta') as Reference & { paddedText: Reference['batches'][number] };
  expect(paddedText.ids[0]?.filter((id) => id === 1)).toHaveLength(2);
  const runner = await openSpan(backbone, weights, { from: 0, to: 3, pool: true }, 1);
  const output = await runner.run(padded(paddedText.ids));
  await runner.close();
  expect(difference(output, paddedText.pooled.flat())).toBeLessThan(2e-5);
});

test.each([0, 5])('positions begin after the padding token, %i', (pad_token_id) => {
  expect(read({ pad_token_id }).maxLength).toBe(66 - pad_token_id - 1);
});

test('takes what a configuration leaves out for the values of the original', () => {
  const { pad_token_id: _, hidden_act: __, type_vocab_size: ___, ...sparse } = config;
  expect(roberta.read(sparse, 'config.json').maxLength).toBe(64);
});

test('knows its weights with the prefix of a model with a head', () => {
  const name = 'encoder.layer.0.output.dense.weight';
  expect(roberta.aliases(name)).toContain(`roberta.${name}`);
});

describe('refuses', () => {
  test.each([
    [{ hidden_size: '24' }, '/hidden_size', 'this member must be integer'],
    [{ num_attention_heads: 5 }, '/num_attention_heads', '5 attention heads do not divide a width of 24'],
    [{ position_embedding_type: 'relative_key_query' }, '/position_embedding_type', 'positions of type "rel'],
    [{ is_decoder: true }, '/is_decoder', 'a RoBERTa decoder is not supported'],
    [{ add_cross_attention: true }, '/add_cross_attention', 'cross-attention is not supported'],
    [{ hidden_act: 'swish' }, '/hidden_act', 'the activation "swish" is not supported'],
    [{ pad_token_id: -1 }, '/pad_token_id', 'must be >= 0'],
    [{ pad_token_id: 65 }, '/max_position_embeddings', 'no position is left'],
  ])('%j and says where', (changes, path, message) => {
    expect(() => read(changes)).toThrow(message);
    expect(() => read(changes)).toThrow(
      expect.objectContaining({ name: 'InvalidInput', place: { file: 'some/config.json', path } }),
    );
  });
});
