import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { engines } from '../../../../src/model/engines/index.ts';
import { tfjsGraph } from '../../../../src/model/foreign/tfjs-graph.ts';
import { tfjsLayers } from '../../../../src/model/foreign/tfjs-layers.ts';
import { located } from './models.ts';

/** TF.js's own models for its tests; they are not part of this repository. */
const FIXTURES = '../shared/data/checkpoints/tfjs-fixtures';

test.skipIf(!existsSync(FIXTURES)).each([
  ['graph_model', 'tfjs-graph', 11, [[-1, 10]]],
  ['load_predict_data/graph_model', 'tfjs-graph', 4, [[2, 2]]],
  ['model', 'tfjs-graph', 2, [[-1, 1]]],
  ['load_predict_data/layers_model', 'tfjs-layers', 2300, [[-1, 10]]],
] as const)('TF.js’s own %s is a %s that can be run', async (name, format, parameters, shapes) => {
  const files = await located(`${FIXTURES}/${name}`);
  expect(files.format).toBe(format);
  const entry = [tfjsGraph, tfjsLayers].find(({ id }) => id === format);
  const model = await entry?.open(files.model, engines.get('wasm'));
  expect(model?.parameters).toBe(parameters);
  expect(model?.inputs.map(({ shape }) => shape?.map((size) => size ?? -1))).toEqual(shapes);
  const [input] = model?.inputs ?? [];
  const shape = (input?.shape ?? []).map((size) => size ?? 2);
  const ones = new Float32Array(shape.reduce((product, size) => product * size, 1)).fill(1);
  const output = await model?.run(
    { [input?.name as string]: { shape, values: ones } },
    model.outputs[0] as string,
  );
  expect(output?.shape[0]).toBe(2);
  expect(output?.values.every(Number.isFinite)).toBe(true);
  await model?.close();
});
