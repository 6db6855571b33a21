import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { countVariables } from '../../../../src/model/checkpoints/tensor-bundle.ts';
import { engines } from '../../../../src/model/engines/index.ts';
import { openForeignText } from '../../../../src/model/foreign/open.ts';
import { offsets, padTokens } from '../../../../src/model/padded-batches.ts';
import { expectClose, json, located, REFERENCE, reference, refusal, WASM } from './models.ts';

const native = await engines.get('tensorflow').available();
const expected = json('fixtures/reference/bert/expected.json');

/** The ids of rows side by side. */
function batchOf(rows: readonly (readonly number[])[]) {
  const lengths = Int32Array.from(rows, (row) => row.length);
  const tokens = {
    kind: 'tokens',
    rows: rows.length,
    lengths,
    values: Int32Array.from(rows.flat()),
  } as const;
  return padTokens(tokens, offsets(lengths), Int32Array.from(rows.keys()));
}

test.each(['bert-onnx', 'bert-graph'])('%s gives the original’s vectors, padded and alone', async (name) => {
  const files = await located(reference(name));
  const { trunk, parameters, tokenizer } = await openForeignText(files, WASM);
  for (const { ids, pooled } of expected.batches) expectClose(await trunk.run(batchOf(ids)), pooled.flat());
  expect(trunk.width).toBe(32);
  expect(parameters).toBeGreaterThan(20_000);
  expect([...tokenizer.encode(expected.texts[1], 64).ids]).toEqual(expected.ids[1]);
  await trunk.close();
});

test('the way of pooling that lies beside a model is the one that is taken', async () => {
  const folder = reference('bert-onnx');
  mkdirSync(join(folder, '1_Pooling'));
  writeFileSync(join(folder, '1_Pooling/config.json'), '{"pooling_mode_cls_token": true}');
  const { trunk } = await openForeignText(await located(folder), WASM);
  const { ids, states } = expected.batches[1];
  expectClose(await trunk.run(batchOf(ids)), states[0].at(-1).slice(0, 32));
  await trunk.close();
});

test('a file by itself is named too, with its tokenizer above it', async () => {
  const folder = reference('bert-onnx');
  const files = await located(join(folder, 'onnx/model.onnx'));
  expect(files.beside.tokenizer).toBe(join(folder, 'tokenizer.json'));
  expect(files).toEqual(await located(folder));
});

test('the longest text is what the files beside the model say', async () => {
  const folder = reference('bert-onnx');
  writeFileSync(join(folder, 'tokenizer_config.json'), '{"model_max_length": 48}');
  writeFileSync(join(folder, 'config.json'), '{"max_position_embeddings": 64}');
  const { trunk, maxLength } = await openForeignText(await located(folder), WASM);
  await trunk.close();
  expect(maxLength).toBe(48);
});

test('no tensors are left behind on the engine', async () => {
  const tf = await engines.get('wasm').start();
  const before = tf.memory().numTensors;
  const { trunk } = await openForeignText(await located(reference('bert-graph')), WASM);
  await trunk.run(batchOf(expected.batches[0].ids));
  await trunk.close();
  expect(tf.memory().numTensors).toBe(before);
});

test('a tokenizer of another model is refused, and so is a folder without one', async () => {
  const folder = reference('bert-onnx');
  const tokenizer = json(join(folder, 'tokenizer.json'));
  tokenizer.model.vocab.elsewhere = 5000;
  writeFileSync(join(folder, 'tokenizer.json'), JSON.stringify(tokenizer));
  expect(await refusal(openForeignText(await located(folder), WASM))).toContain('ids up to 5000');
  const { beside, ...files } = await located(folder);
  expect(await refusal(openForeignText({ ...files, beside: {} }, WASM))).toContain('no tokenizer.json');
});

test('an output that is not there is refused by name; a model of images reads no texts', async () => {
  const bert = await located(reference('bert-onnx'));
  const wrong = { ...WASM, output: 'last_hidden_stat' };
  expect(await refusal(openForeignText(bert, wrong))).toContain('Did you mean "last_hidden_state"?');
  const { model, format } = await located(reference('pictures-onnx'));
  const message = await refusal(openForeignText({ ...bert, model, format }, WASM));
  expect(message).toContain('input "image" (float32) is none of a model that reads tokens');
});

describe('a SavedModel', () => {
  test('is run by TensorFlow alone, and says so elsewhere', async () => {
    const message = await refusal(openForeignText(await located(reference('bert-saved-model')), WASM));
    expect(message).toContain('a SavedModel is run by TensorFlow itself');
    expect(message).toContain('tensorflowjs_converter');
  });

  test('counts its variables, and is refused without them', async () => {
    const folder = join(REFERENCE, 'bert-saved-model');
    expect(await countVariables(join(folder, 'variables/variables.index'))).toBe(22_720);
    expect(await refusal(countVariables(join(folder, 'saved_model.pb')))).toContain('not the index');
    const without = reference('bert-saved-model');
    rmSync(join(without, 'variables'), { recursive: true });
    expect(await refusal(located(without))).toContain('has no variables/variables.index');
  });

  test.skipIf(native !== true)('gives the original’s vectors on TensorFlow', async () => {
    const files = await located(reference('bert-saved-model'));
    const { trunk } = await openForeignText(files, { output: undefined, engine: 'tensorflow' });
    for (const { ids, pooled } of expected.batches) expectClose(await trunk.run(batchOf(ids)), pooled.flat());
    await trunk.close();
  });
});
