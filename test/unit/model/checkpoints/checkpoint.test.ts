import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadCheckpoint } from '../../../../src/model/checkpoints/checkpoint.ts';
import { checkpointFiles } from '../../../../src/model/checkpoints/files.ts';
import { encodeSafetensors } from '../../../../src/model/checkpoints/safetensors.ts';
import type { Weights } from '../../../../src/model/weights.ts';
import { json, referenceFolder } from '../reference.ts';

const base = mkdtempSync(join(tmpdir(), 'checkpoint-'));
afterAll(() => rmSync(base, { recursive: true }));
const original = referenceFolder('bert');
const { weights } = await loadCheckpoint(await checkpointFiles(original));
const config = json(join(original, 'config.json')) as object;

let made = 0;
/** A copy of the reference checkpoint with some files replaced, or left out where undefined. */
function copy(changes: Readonly<Record<string, string | Uint8Array | undefined>>): string {
  const folder = join(base, String(made++));
  for (const name of ['config.json', 'model.safetensors', 'tokenizer.json']) {
    if (!(name in changes)) cpSync(join(original, name), join(folder, name));
  }
  for (const [name, content] of Object.entries(changes)) {
    if (content !== undefined) writeFileSync(join(folder, name), content);
  }
  return folder;
}

const load = async (folder: string) => await loadCheckpoint(await checkpointFiles(folder));
const renamed = (rename: (name: string) => string): Weights =>
  new Map([...weights].map(([name, tensor]) => [rename(name), tensor]));

test('gives every weight of the architecture under its own name', async () => {
  const { backbone } = await load(original);
  expect([...weights.keys()]).toEqual(backbone.weights.map(({ name }) => name));
  for (const { name, shape } of backbone.weights) expect(weights.get(name)?.shape).toEqual(shape);
});

test.each<[string, Weights]>([
  ['with the prefix of a model with a head', renamed((name) => `bert.${name}`)],
  [
    'of the first releases',
    renamed(
      (name) =>
        `bert.${name.replace(/LayerNorm\.weight/, 'LayerNorm.gamma').replace(/LayerNorm\.bias/, 'LayerNorm.beta')}`,
    ),
  ],
  [
    'beside others',
    new Map([...weights, ['classifier.weight', { shape: [2], values: Float32Array.of(1, 2) }]]),
  ],
])('finds names %s', async (_, other) => {
  const checkpoint = await load(copy({ 'model.safetensors': encodeSafetensors(other) }));
  expect(checkpoint.weights).toEqual(weights);
});

test('can be read from files that lie apart, by any names', async () => {
  const files = await checkpointFiles(original);
  const apart = join(base, 'sha256-0123');
  cpSync(files.weights[0] as string, apart);
  expect((await loadCheckpoint({ ...files, weights: [apart] })).weights).toEqual(weights);
});

test('names the settings of the tokenizer where there are some', async () => {
  expect(await checkpointFiles(original)).toEqual({
    config: join(original, 'config.json'),
    weights: [join(original, 'model.safetensors')],
    tokenizer: join(original, 'tokenizer.json'),
  });
  const folder = copy({ 'tokenizer_config.json': '{"model_max_length": 64}' });
  expect(await checkpointFiles(folder)).toHaveProperty(
    'tokenizerConfig',
    join(folder, 'tokenizer_config.json'),
  );
  await expect(load(folder)).resolves.toBeDefined();
});

describe('is refused', () => {
  const without = (name: string): Uint8Array =>
    encodeSafetensors(new Map([...weights].filter(([other]) => other !== name)));
  const position = 'embeddings.position_embeddings.weight';
  const reshaped = new Map(weights).set(position, { shape: [32, 64], values: new Float32Array(2048) });

  test.each<[string, string, Parameters<typeof copy>[0], string]>([
    ['a configuration that is no JSON', 'config.json', { 'config.json': '{' }, 'this is not JSON'],
    ['no model_type', 'config.json', { 'config.json': '{}' }, 'names no model_type'],
    ['null for a configuration', 'config.json', { 'config.json': 'null' }, 'names no model_type'],
    [
      'an unknown architecture',
      'config.json',
      { 'config.json': JSON.stringify({ ...config, model_type: 'berta' }) },
      'there is no architecture "berta". Did you mean "bert"?',
    ],
    [
      'a missing weight',
      'model.safetensors',
      { 'model.safetensors': without('encoder.layer.1.output.dense.bias') },
      'the checkpoint has no weight "encoder.layer.1.output.dense.bias"',
    ],
    [
      'a weight of another shape',
      'model.safetensors',
      { 'model.safetensors': encodeSafetensors(reshaped) },
      `the weight "${position}" is [32, 64] where config.json asks for [64, 32]`,
    ],
    [
      'fewer rows of embeddings than the tokenizer has tokens',
      'tokenizer.json',
      { 'config.json': JSON.stringify({ ...config, vocab_size: 100 }) },
      'the tokenizer gives ids up to 107, and the backbone knows 100 tokens',
    ],
    [
      'a tokenizer that is none',
      'tokenizer.json',
      { 'tokenizer.json': '{"model": {}}' },
      'the tokenizer has no vocabulary',
    ],
  ])('with %s', async (_, name, changes, message) => {
    const folder = copy(changes);
    await expect(load(folder)).rejects.toThrow(message);
    await expect(load(folder)).rejects.toMatchObject({
      name: 'InvalidInput',
      place: { file: join(folder, name) },
    });
  });

  test.each<[string, Parameters<typeof copy>[0], string]>([
    [
      'config.json',
      { 'config.json': undefined },
      'A checkpoint folder holds config.json, model.safetensors and tokenizer.json',
    ],
    ['tokenizer.json', { 'tokenizer.json': undefined, 'vocab.txt': 'a' }, 'Make it from vocab.txt'],
    [
      'model.safetensors',
      { 'model.safetensors': undefined, 'pytorch_model.bin': 'x' },
      'which can run code when it is opened',
    ],
  ])('without %s, and says how to come by it', async (name, changes, remedy) => {
    const folder = copy(changes);
    await expect(load(folder)).rejects.toThrow(`${folder}: the checkpoint has no ${name}. `);
    await expect(load(folder)).rejects.toThrow(remedy);
  });

  test('without its folder', async () => {
    await expect(checkpointFiles(join(base, 'none'))).rejects.toThrow('there is no such folder');
    await expect(checkpointFiles(join(original, 'config.json'))).rejects.toThrow(
      'not a folder to read (ENOTDIR)',
    );
  });
});

const foreign = '../shared/data/checkpoints';
describe.skipIf(!existsSync(foreign))('of another maker', () => {
  test('is read', async () => {
    const { backbone, tokenizer } = await load(join(foreign, 'tiny-bert'));
    expect(backbone.blocks).toHaveLength(2);
    expect(tokenizer.vocabulary).toBe(256);
  });

  test('that is a pickle is refused', async () => {
    await expect(load(join(foreign, 'tiny-bert-classifier'))).rejects.toThrow(
      'pytorch_model.bin is a Python pickle',
    );
  });
});
