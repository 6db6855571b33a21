import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { loadCheckpoint } from '../../../../src/model/checkpoints/checkpoint.ts';
import { checkpointFiles } from '../../../../src/model/checkpoints/files.ts';
import { embedTexts } from '../../../../src/model/embed-text.ts';
import { difference, json, referenceFolder } from '../reference.ts';

const base = mkdtempSync(join(tmpdir(), 'sentences-'));
afterAll(() => rmSync(base, { recursive: true }));
const original = referenceFolder('minilm');
const { texts, vectors } = json(join(original, 'expected.json')) as {
  readonly texts: readonly string[];
  readonly vectors: Readonly<Record<string, readonly (readonly number[])[]>>;
};

let made = 0;
/** A copy of the checkpoint in which some JSON files have other contents, or are left out where undefined. */
function copy(changes: Readonly<Record<string, unknown>>): string {
  const folder = join(base, String(made++));
  cpSync(original, folder, { recursive: true });
  for (const [name, content] of Object.entries(changes)) {
    rmSync(join(folder, name), { force: true });
    if (content === undefined) continue;
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), JSON.stringify(content));
  }
  return folder;
}

const load = async (folder: string) => loadCheckpoint(await checkpointFiles(folder));

async function embed(folder: string) {
  const checkpoint = await load(folder);
  const cut = checkpoint.backbone.blocks.length;
  const quiet = {
    progress: () => undefined,
    signal: new AbortController().signal,
    numbers: async (length: number) => new Float32Array(length),
  };
  const { features, truncated } = await embedTexts({ texts, checkpoint, cut, maxTokens: 512 }, quiet);
  return { values: features.values as Float32Array, truncated: [...truncated] };
}

const step = (kind: string, path: string) => ({ path, type: `sentence_transformers.models.${kind}` });
const TRANSFORMER = step('Transformer', '');
const POOLING = step('Pooling', '1_Pooling');
const NORMALIZE = step('Normalize', '2_Normalize');

test('gives texts the vectors of sentence-transformers, and cuts them where it does', async () => {
  const { values, truncated } = await embed(original);
  expect(difference(values, (vectors['mean, normalised'] ?? []).flat())).toBeLessThan(1e-5);
  const { tokenizer } = await load(original);
  const lengths = texts.map((text) => tokenizer.encode(text, 1000).ids.length);
  expect(truncated).toEqual(lengths.map((length) => (length > 24 ? 1 : 0)));
  expect(new Set(truncated).size).toBe(2);
});

describe.each(['mean', 'cls', 'lasttoken'])('pooling by %s', (mode) => {
  const older = `pooling_mode_${mode === 'lasttoken' ? mode : `${mode}_token${mode === 'mean' ? 's' : ''}`}`;
  test.each([
    ['of today', { pooling_mode: mode }],
    ['of before', { word_embedding_dimension: 24, pooling_mode_max_tokens: false, [older]: true }],
  ])('in settings %s is that of sentence-transformers', async (_, settings) => {
    for (const [name, modules] of [
      [mode, [TRANSFORMER, POOLING]],
      [`${mode}, normalised`, [TRANSFORMER, POOLING, NORMALIZE]],
    ] as const) {
      const folder = copy({ 'modules.json': modules, '1_Pooling/config.json': settings });
      const { values } = await embed(folder);
      expect(difference(values, (vectors[name] ?? []).flat()), name).toBeLessThan(2e-5);
    }
  });
});

test('without a pooling of its own pools as the backbone does', async () => {
  const { values } = await embed(copy({ 'modules.json': [TRANSFORMER] }));
  expect(difference(values, (vectors.mean ?? []).flat())).toBeLessThan(2e-5);
});

test('reads the backbone from a folder of its own', async () => {
  const folder = copy({ 'modules.json': [step('Transformer', '0_Transformer'), POOLING, NORMALIZE] });
  mkdirSync(join(folder, '0_Transformer'));
  for (const name of ['config.json', 'model.safetensors', 'tokenizer.json', 'sentence_bert_config.json']) {
    cpSync(join(folder, name), join(folder, '0_Transformer', name));
    rmSync(join(folder, name));
  }
  const files = await checkpointFiles(folder);
  expect(files.config).toBe(join(folder, '0_Transformer', 'config.json'));
  expect(files.pooling).toBe(join(folder, '1_Pooling', 'config.json'));
  await expect(loadCheckpoint(files)).resolves.toBeDefined();
});

test.each([
  ['the tokenizer', { 'tokenizer_config.json': { model_max_length: 9 } }, 9],
  ['the sentences', { 'sentence_bert_config.json': { max_seq_length: 7, do_lower_case: false } }, 7],
  ['no one', { 'tokenizer_config.json': { model_max_length: 1e30 }, 'sentence_bert_config.json': {} }, 48],
])('reads texts as long as %s may be', async (_, changes, longest) => {
  expect((await load(copy(changes))).backbone.maxLength).toBe(longest);
});

const POOLINGS = '1_Pooling/config.json';
test.each<[string, string, Readonly<Record<string, unknown>>, string, string]>([
  ['two modes', POOLINGS, { pooling_mode: ['mean', 'cls'] }, '/pooling_mode', 'by "mean" and "cls"'],
  ['the largest', POOLINGS, { pooling_mode_max_tokens: true }, '/', 'pooling by "max" is not supported'],
  ['no mode', POOLINGS, {}, '/', 'pooling by no mode at all is not supported'],
  [
    'lowering the case',
    'sentence_bert_config.json',
    { do_lower_case: true },
    '/do_lower_case',
    'lowering the case',
  ],
])('refuses %s and says where', async (_, name, content, path, message) => {
  const folder = copy({ [name]: content });
  await expect(load(folder)).rejects.toThrow(message);
  await expect(load(folder)).rejects.toMatchObject({
    name: 'InvalidInput',
    place: { file: join(folder, name), path },
  });
});

test.each<[string, unknown, string, string]>([
  ['a dense layer', [TRANSFORMER, POOLING, step('Dense', '2_Dense')], '/2/type', 'a module "Dense" is not'],
  ['another order', [TRANSFORMER, NORMALIZE, POOLING], '/', 'in that order'],
  ['no transformer', [POOLING], '/', 'in that order'],
  ['no list', { a: 1 }, '/', 'in that order'],
  ['a folder elsewhere', [step('Transformer', '../bert'), POOLING], '/0/path', 'no folder of the checkpoint'],
  ['an absolute folder', [TRANSFORMER, step('Pooling', '/etc')], '/1/path', 'no folder of the checkpoint'],
  ['no name of a module', [{ path: '' }], '/0/type', 'a module "" is not supported'],
])('refuses modules with %s', async (_, modules, path, message) => {
  const folder = copy({ 'modules.json': modules });
  await expect(checkpointFiles(folder)).rejects.toThrow(message);
  await expect(checkpointFiles(folder)).rejects.toMatchObject({
    name: 'InvalidInput',
    place: { file: join(folder, 'modules.json'), path },
  });
});

test('refuses texts too short for a token of their own', async () => {
  const folder = copy({ 'tokenizer_config.json': { model_max_length: 2 } });
  await expect(load(folder)).rejects.toThrow('reads texts of 2 tokens, and 2 of these are special');
});
