import { describe, expect, test } from 'vitest';
import { distilbert } from '../../../../src/model/architectures/distilbert.ts';
import { countOf } from '../../../../src/model/weights.ts';
import { json, referenceFolder } from '../reference.ts';

const config = json(`${referenceFolder('distilbert')}/config.json`) as Readonly<Record<string, unknown>>;
const read = (changes: Readonly<Record<string, unknown>>) =>
  distilbert.read({ ...config, ...changes }, 'some/config.json');

test('has the parameters that distilbert-base-uncased is known for', () => {
  const base = read({
    dim: 768,
    n_layers: 6,
    n_heads: 12,
    hidden_dim: 3072,
    vocab_size: 30522,
    max_position_embeddings: 512,
  });
  expect(countOf(base.weights)).toBe(66_362_880);
  expect(base.blocks).toHaveLength(7);
});

test('takes what a configuration leaves out for the values of the original', () => {
  const { activation: _, initializer_range: __, ...sparse } = config;
  expect(distilbert.read(sparse, 'config.json').initialDeviation).toBe(0.02);
});

test('knows its weights with the prefix of a model with a head', () => {
  const name = 'transformer.layer.0.attention.q_lin.weight';
  expect(distilbert.aliases(name)).toEqual([name, `distilbert.${name}`]);
});

describe('refuses', () => {
  test.each([
    [{ dim: 0 }, '/dim', 'must be >= 1'],
    [{ n_heads: 7 }, '/n_heads', '7 attention heads do not divide a width of 24'],
    [{ activation: 'mish' }, '/activation', 'the activation "mish" is not supported'],
    [{ is_decoder: true }, '/is_decoder', 'a DistilBERT decoder is not supported'],
  ])('%j and says where', (changes, path, message) => {
    expect(() => read(changes)).toThrow(message);
    expect(() => read(changes)).toThrow(
      expect.objectContaining({ name: 'InvalidInput', place: { file: 'some/config.json', path } }),
    );
  });
});
