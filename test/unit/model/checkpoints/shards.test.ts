import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadCheckpoint } from '../../../../src/model/checkpoints/checkpoint.ts';
import { checkpointFiles } from '../../../../src/model/checkpoints/files.ts';
import { encodeSafetensors } from '../../../../src/model/checkpoints/safetensors.ts';
import { shardNames } from '../../../../src/model/checkpoints/shards.ts';
import type { Weights } from '../../../../src/model/weights.ts';
import { referenceFolder } from '../reference.ts';

const base = mkdtempSync(join(tmpdir(), 'shards-'));
afterAll(() => rmSync(base, { recursive: true }));
const original = referenceFolder('gpt2');
const { weights } = await loadCheckpoint(await checkpointFiles(original));
const names = [...weights.keys()];
const some = (keep: (at: number) => boolean): Weights =>
  new Map([...weights].filter((_, at) => keep(at)).map(([name, tensor]) => [`transformer.${name}`, tensor]));
const shardOf = (at: number) => at % 3;
const fileOf = (shard: number) => `model-0000${shard + 1}-of-00003.safetensors`;
const weightMap = Object.fromEntries(names.map((name, at) => [`transformer.${name}`, fileOf(shardOf(at))]));

let made = 0;
function sharded(shards: readonly Weights[], map: unknown = weightMap): string {
  const folder = mkdtempSync(join(base, String(made++)));
  for (const name of ['config.json', 'tokenizer.json']) cpSync(join(original, name), join(folder, name));
  for (const [shard, part] of shards.entries()) {
    writeFileSync(join(folder, fileOf(shard)), encodeSafetensors(part));
  }
  const index = { metadata: { total_size: 1 }, weight_map: map };
  writeFileSync(join(folder, 'model.safetensors.index.json'), JSON.stringify(index));
  return folder;
}

const thirds = [0, 1, 2].map((shard) => some((at) => shardOf(at) === shard));
const load = async (folder: string) => loadCheckpoint(await checkpointFiles(folder));

test('weights in three files are those of the one', async () => {
  const folder = sharded(thirds);
  const files = await checkpointFiles(folder);
  expect(files.weights).toEqual([0, 1, 2].map((shard) => join(folder, fileOf(shard))));
  expect((await loadCheckpoint(files)).weights).toEqual(weights);
});

test('one file of all weights goes before shards', async () => {
  const folder = sharded(thirds);
  cpSync(join(original, 'model.safetensors'), join(folder, 'model.safetensors'));
  expect((await checkpointFiles(folder)).weights).toEqual([join(folder, 'model.safetensors')]);
});

test('a shard that is not there is named', async () => {
  const folder = sharded(thirds.slice(0, 2));
  await expect(load(folder)).rejects.toThrow(`${folder}: the checkpoint has no ${fileOf(2)}. It is a shard`);
});

test('a shard that is cut short is named', async () => {
  const folder = sharded(thirds);
  const whole = encodeSafetensors(thirds[1] as Weights);
  writeFileSync(join(folder, fileOf(1)), whole.subarray(0, whole.length - 10));
  await expect(load(folder)).rejects.toThrow(/-00002-of-00003\.safetensors: .*it may be truncated/);
});

test('a weight that the index promises and no shard has is named', async () => {
  const lacking = some((at) => shardOf(at) === 1 && at !== 1);
  await expect(load(sharded([thirds[0] as Weights, lacking, thirds[2] as Weights]))).rejects.toThrow(
    `the checkpoint has no weight "${names[1]}"`,
  );
});

test('a weight in two shards is refused', async () => {
  const doubled = some((at) => shardOf(at) === 1 || at === 0);
  await expect(load(sharded([thirds[0] as Weights, doubled, thirds[2] as Weights]))).rejects.toThrow(
    `the tensor "transformer.${names[0]}" is in another shard too`,
  );
});

test.each<[string, unknown, string]>([
  ['no map', {}, 'names no shard'],
  ['null', null, 'names no shard'],
  ['an empty map', { weight_map: {} }, 'names no shard'],
  ['a path', { weight_map: { a: '../model.safetensors' } }, 'no safetensors file of its folder'],
  ['a number', { weight_map: { a: 5 } }, 'no safetensors file of its folder'],
  ['a pickle', { weight_map: { a: 'pytorch_model.bin' } }, 'no safetensors file of its folder'],
])('an index of %s is refused', (_, index, message) => {
  expect(() => shardNames(index, 'model.safetensors.index.json')).toThrow(message);
});
