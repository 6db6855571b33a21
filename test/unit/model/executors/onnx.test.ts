import { describe, expect, test } from 'vitest';
import { loadCheckpoint } from '../../../../src/model/checkpoints/checkpoint.ts';
import { checkpointFiles } from '../../../../src/model/checkpoints/files.ts';
import { openSpan, spanModel } from '../../../../src/model/executors/onnx.ts';
import { OnnxGraph } from '../../../../src/model/executors/onnx-graph.ts';
import { padded, reference, referenceFolder } from '../reference.ts';

describe('a span of a backbone', async () => {
  const folder = referenceFolder('bert');
  const { backbone, weights } = await loadCheckpoint(await checkpointFiles(folder));
  const batch = padded(reference('bert').ids);
  const all = { from: 0, to: 3, pool: true };

  const bytesOf = (names: readonly string[]) =>
    names.reduce((sum, name) => sum + (weights.get(name)?.values.byteLength ?? Number.NaN), 0);

  test('carries the weights of its blocks and no others', () => {
    for (const [index, block] of backbone.blocks.entries()) {
      const model = spanModel(backbone, weights, { from: index, to: index + 1, pool: false });
      const nodes = model.length - bytesOf(block.weights);
      expect(nodes).toBeGreaterThan(0);
      expect(nodes).toBeLessThan(12_000);
    }
  });

  test('is the same bytes each time', () => {
    expect(spanModel(backbone, weights, all)).toEqual(spanModel(backbone, weights, all));
  });

  test('gives the same bits each time, on one thread and on two', async () => {
    const outputs: Float32Array[] = [];
    for (const threads of [1, 1, 2]) {
      const runner = await openSpan(backbone, weights, all, threads);
      outputs.push(await runner.run(batch), await runner.run(batch));
      await runner.close();
    }
    for (const output of outputs) expect(output).toEqual(outputs[0]);
  });

  test('of no block passes its states on', async () => {
    const runner = await openSpan(backbone, weights, { from: 3, to: 3, pool: false }, 1);
    const values = Float32Array.from({ length: 2 * 5 * 32 }, (_, index) => index);
    const states = { rows: 2, length: 5, values, mask: new Float32Array(10).fill(1) };
    expect(await runner.run(states)).toEqual(values);
    await runner.close();
  });

  test('cannot be made without one of its weights', () => {
    const without = new Map([...weights].filter(([name]) => name !== 'encoder.layer.0.output.dense.bias'));
    expect(() => spanModel(backbone, without, all)).toThrow('"encoder.layer.0.output.dense.bias"');
  });

  test('of more weights than a model can hold is refused before anything is copied', () => {
    const table = { shape: [2 ** 24, 32], values: new Float32Array(2 ** 29) };
    const heavy = new Map(weights).set('embeddings.word_embeddings.weight', table);
    expect(() => spanModel(backbone, heavy, all)).toThrow('takes 2.0 GiB, and 2 GiB is the most');
  });
});

test('a graph keeps a weight, a scalar or a shape that is used twice once', () => {
  const once = new OnnxGraph();
  const twice = new OnnxGraph();
  const tensor = { shape: [1000], values: new Float32Array(1000) };
  const sum = (graph: OnnxGraph, uses: number) => {
    for (let use = 0; use < uses; use++) graph.weight('w', tensor);
    return graph.encode('y', graph.weight('w', tensor), [1000]);
  };
  expect(sum(twice, 2)).toEqual(sum(once, 1));
});
