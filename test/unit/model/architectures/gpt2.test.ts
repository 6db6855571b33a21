import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { gpt2 } from '../../../../src/model/architectures/gpt2.ts';
import { loadCheckpoint } from '../../../../src/model/checkpoints/checkpoint.ts';
import { checkpointFiles } from '../../../../src/model/checkpoints/files.ts';
import { encodeSafetensors } from '../../../../src/model/checkpoints/safetensors.ts';
import { embedTexts } from '../../../../src/model/embed-text.ts';
import type { Tensor } from '../../../../src/model/engines/engine.ts';
import { wasm } from '../../../../src/model/engines/wasm.ts';
import { openSpan } from '../../../../src/model/executors/onnx.ts';
import { tfjsOps } from '../../../../src/model/executors/tfjs.ts';
import { countOf, type WeightTensor } from '../../../../src/model/weights.ts';
import { difference, json, padded, type Reference, reference, referenceFolder } from '../reference.ts';

const folder = referenceFolder('gpt2');
const config = json(`${folder}/config.json`) as Readonly<Record<string, unknown>>;
const read = (changes: Readonly<Record<string, unknown>>) =>
  gpt2.read({ ...config, ...changes }, 'some/config.json');
const checkpoint = await loadCheckpoint(await checkpointFiles(folder));
const { backbone, weights } = checkpoint;
const { ids, leftPadded } = reference('gpt2') as Reference & { leftPadded: readonly (readonly number[])[] };
const quiet = {
  progress: () => undefined,
  signal: new AbortController().signal,
  numbers: async (length: number) => new Float32Array(length),
};

const base = mkdtempSync(join(tmpdir(), 'gpt2-'));
afterAll(() => rmSync(base, { recursive: true }));

test.each([
  ['gpt2', 12, 124_439_808],
  ['distilgpt2', 6, 81_912_576],
])('has the parameters that %s is known for', (_, n_layer, parameters) => {
  const known = read({ n_embd: 768, n_layer, n_head: 12, n_positions: 1024, vocab_size: 50257 });
  expect(countOf(known.weights)).toBe(parameters);
  expect(known.maxLength).toBe(1024);
});

test('lets no token see those after it', async () => {
  const runner = await openSpan(backbone, weights, { from: 0, to: 3, pool: false }, 1);
  const [row] = ids.slice(2) as [number[]];
  const whole = await runner.run(padded([row]));
  for (const seen of [1, 2, row.length - 1]) {
    const start = await runner.run(padded([row.slice(0, seen)]));
    expect(difference(start, whole.subarray(0, start.length))).toBeLessThan(1e-5);
  }
  const other = await runner.run(padded([row.with(-1, 7)]));
  const width = backbone.width;
  expect(difference(other.subarray(-width), whole.subarray(-width))).toBeGreaterThan(0.1);
  await runner.close();
});

test('gives texts that are padded on the left the vectors of the original, with its positions', async () => {
  const tf = await wasm.start();
  const longest = Math.max(...ids.map((row) => row.length));
  const pads = ids.map((row) => longest - row.length);
  const lay = (of: (row: readonly number[], at: number) => number) =>
    ids.flatMap((row, r) => Array.from({ length: longest }, (_, at) => of(row, at - (pads[r] as number))));
  const output = tf.tidy(() => {
    const shape: [number, number] = [ids.length, longest];
    const ops = tfjsOps(tf, (name) => {
      const { shape, values } = weights.get(name) as WeightTensor;
      return tf.tensor(values, [...shape]);
    });
    const context = {
      mask: tf.tensor2d(
        lay((_, at) => (at < 0 ? 0 : 1)),
        shape,
        'float32',
      ),
      positions: tf.tensor2d(
        lay((_, at) => Math.max(at, 0)),
        shape,
        'int32',
      ),
    };
    const values: Tensor = tf.tensor2d(
      lay((row, at) => row[at] ?? 0),
      shape,
      'int32',
    );
    const states = backbone.blocks.reduce((x, block) => block.apply(ops, x, context), values);
    return backbone.pool(ops, states, context).dataSync();
  });
  expect(difference(output, leftPadded.flat())).toBeLessThan(2e-5);
});

test('finds its weights with the prefix of a model with a head, and leaves buffers alone', async () => {
  const buffer = { shape: [1, 1, 4, 4], values: new Float32Array(16) };
  const published = new Map([
    ...[...weights].map(([name, tensor]) => [`transformer.${name}`, tensor] as const),
    ['transformer.h.0.attn.bias', buffer],
    ['transformer.h.0.attn.masked_bias', { shape: [], values: Float32Array.of(-1e4) }],
    ['lm_head.weight', weights.get('wte.weight') as WeightTensor],
  ]);
  for (const name of ['config.json', 'tokenizer.json']) cpSync(join(folder, name), join(base, name));
  writeFileSync(join(base, 'model.safetensors'), encodeSafetensors(published));
  expect((await loadCheckpoint(await checkpointFiles(base))).weights).toEqual(weights);
});

describe('a text', () => {
  const embed = async (texts: readonly string[], maxTokens = 64) =>
    embedTexts({ texts, checkpoint, cut: backbone.blocks.length, maxTokens, threads: 1 }, quiet);

  test('of nothing is read as the end of a text', async () => {
    const { features } = await embedTexts({ texts: ['', 'a'], checkpoint, cut: 0, maxTokens: 64 }, quiet);
    expect(features).toMatchObject({ lengths: Int32Array.of(1, 1) });
    expect(features.values.subarray(0, 1)).toEqual(Int32Array.of(0));
    const { features: vectors } = await embed(['', '<|endoftext|>']);
    const values = vectors.values as Float32Array;
    expect(difference(values.subarray(0, 24), values.subarray(24))).toBe(0);
  });

  test('of a megabyte is cut, and counted', async () => {
    const long = 'the nurse worked at home '.repeat(42_000);
    expect(long.length).toBeGreaterThan(1_000_000);
    const { features, truncated } = await embed([long, 'a nurse', '日'.repeat(400_000)]);
    expect([...truncated]).toEqual([1, 0, 1]);
    expect((features.values as Float32Array).every(Number.isFinite)).toBe(true);
    const { features: start } = await embed([long.slice(0, 5000)]);
    expect(difference(features.values.subarray(0, 24), start.values.subarray(0, 24))).toBeLessThan(1e-5);
  });
});

test('takes what a configuration leaves out for the values of the original', () => {
  const { activation_function: _, layer_norm_epsilon: __, n_inner: ___, ...sparse } = config;
  const { weights: specs } = gpt2.read(sparse, 'config.json');
  expect(specs).toEqual(backbone.weights);
  const inner = read({ n_inner: 40 }).weights.find(({ name }) => name === 'h.1.mlp.c_fc.weight');
  expect(inner?.shape).toEqual([24, 40]);
});

test('draws fresh weights as narrow as the original, so that the sum over all layers stays in bounds', () => {
  const specs = new Map(
    read({ n_layer: 8, initializer_range: 0.02 }).weights.map((spec) => [spec.name, spec]),
  );
  expect(specs.get('h.7.attn.c_attn.weight')?.deviation).toBe(0.02);
  for (const name of ['h.0.attn.c_proj.weight', 'h.7.mlp.c_proj.weight']) {
    expect(specs.get(name)?.deviation).toBeCloseTo(0.02 / 4, 12);
  }
});

describe('refuses', () => {
  test.each([
    [{ n_embd: undefined }, '/', "must have required property 'n_embd'"],
    [{ n_head: 5 }, '/n_head', '5 attention heads do not divide a width of 24'],
    [{ scale_attn_weights: false }, '/scale_attn_weights', 'attention without scaling'],
    [{ scale_attn_by_inverse_layer_idx: true }, '/scale_attn_by_inverse_layer_idx', 'by the number of its'],
    [{ reorder_and_upcast_attn: true }, '/reorder_and_upcast_attn', 'reordered and upcast attention'],
    [{ add_cross_attention: true }, '/add_cross_attention', 'cross-attention is not supported'],
    [{ activation_function: 'gelu_neu' }, '/activation_function', 'Did you mean "gelu_new"?'],
  ])('%j and says where', (changes, path, message) => {
    expect(() => read(changes)).toThrow(message);
    expect(() => read(changes)).toThrow(
      expect.objectContaining({ name: 'InvalidInput', place: { file: 'some/config.json', path } }),
    );
  });
});
