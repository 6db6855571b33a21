import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openForeignImages } from '../../../../src/model/foreign/open.ts';
import { expectClose, json, located, REFERENCE, reference, refusal, WASM, wave } from './models.ts';

const { shape, seed, outputs, features } = json(join(REFERENCE, 'expected.json'));
const maps = { shape, values: wave(5 * 12 * 10 * 3, seed) };

test.each([
  ['pictures-layers', undefined, features],
  ['pictures-layers', 'classes', outputs],
  ['pictures-layers', 'features', features],
  ['pictures-graph', undefined, outputs],
  ['pictures-onnx', undefined, outputs],
])('%s, output %s: the original’s numbers', async (name, output, expected) => {
  const { trunk, preprocessing } = await openForeignImages(await located(reference(name)), {
    ...WASM,
    output,
  });
  const found = await trunk.run(maps);
  expect(found.shape).toEqual([5, expected[0].length]);
  expectClose(found.values, expected.flat());
  expect(preprocessing).toEqual({
    resize: { to: { width: 10, height: 12 }, filter: 'bilinear' },
    crop: undefined,
    scale: 1 / 255,
    mean: [0, 0, 0],
    deviation: [1, 1, 1],
  });
  await trunk.close();
});

test('maps become vectors by their mean over all places', async () => {
  const files = await located(reference('pictures-layers'));
  const { trunk } = await openForeignImages(files, { ...WASM, output: 'depthwise' });
  expectClose((await trunk.run(maps)).values, features.flat());
  await trunk.close();
});

test('images are prepared as the file beside the model says, if its size is the model’s', async () => {
  const folder = reference('pictures-onnx');
  const write = (size: object) =>
    writeFileSync(
      join(folder, 'preprocessor_config.json'),
      JSON.stringify({ size, do_normalize: true, image_mean: 0.5, image_std: 0.25, resample: 3 }),
    );
  write({ width: 10, height: 12 });
  const { trunk, preprocessing } = await openForeignImages(await located(folder), WASM);
  await trunk.close();
  expect(preprocessing).toMatchObject({ mean: [0.5, 0.5, 0.5], resize: { filter: 'bicubic' } });
  write({ width: 12, height: 10 });
  expect(await refusal(openForeignImages(await located(folder), WASM))).toContain(
    'takes images of 10 × 12 pixels, and they are prepared as 12 × 10',
  );
});

test('a model that reads texts looks at no images', async () => {
  expect(await refusal(openForeignImages(await located(reference('bert-onnx')), WASM))).toContain(
    'has one input, and it has 3',
  );
});
