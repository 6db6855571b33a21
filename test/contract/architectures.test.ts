import { describe, expect, test } from 'vitest';
import type { Backbone } from '../../src/model/architecture.ts';
import { architectures } from '../../src/model/architectures/index.ts';
import { type Checkpoint, loadCheckpoint } from '../../src/model/checkpoints/checkpoint.ts';
import { checkpointFiles } from '../../src/model/checkpoints/files.ts';
import type { Tensor, TensorLibrary } from '../../src/model/engines/engine.ts';
import { wasm } from '../../src/model/engines/wasm.ts';
import { type Batch, openSpan, type Span, spanModel } from '../../src/model/executors/onnx.ts';
import { tfjsOps } from '../../src/model/executors/tfjs.ts';
import type { Weights, WeightTensor } from '../../src/model/weights.ts';
import { difference, padded, reference, referenceFolder, statesOf } from '../unit/model/reference.ts';

/** Of a chain of float32 operations against the same chain in another order. */
const NOISE = 1e-5;
/** The same against numbers that are written with six digits. */
const WRITTEN = 2e-5;
/** Of a gradient's length: float32 through a whole backbone and back. */
const SLOPE = 5e-5;

/** Keeps the names that are asked for. */
class Watched<V> extends Map<string, V> {
  readonly asked = new Set<string>();
  override get(name: string): V | undefined {
    this.asked.add(name);
    return super.get(name);
  }
}

async function onOnnx({ backbone, weights }: Checkpoint, span: Span, batch: Batch): Promise<Float32Array> {
  const runner = await openSpan(backbone, weights, span, 1);
  const output = await runner.run(batch);
  await runner.close();
  return output;
}

/** Blocks from the first on, on an engine whose tensors `weight` gives. */
function through(
  tf: TensorLibrary,
  weight: (name: string) => Tensor,
  { blocks, pool }: Backbone,
  batch: Batch,
  span: Span,
): Tensor {
  const shape: [number, number] = [batch.rows, batch.length];
  const ops = tfjsOps(tf, weight);
  const positions = Int32Array.from(batch.values, (_, index) => index % batch.length);
  const context = {
    mask: tf.tensor2d(batch.mask, shape),
    positions: tf.tensor2d(positions, shape, 'int32'),
  };
  const states = blocks
    .slice(0, span.to)
    .reduce((x, block) => block.apply(ops, x, context), tf.tensor(batch.values, shape, 'int32'));
  return span.pool ? pool(ops, states, context) : states;
}

const tensorOf = (tf: TensorLibrary, weights: Weights, name: string) => {
  const { shape, values } = weights.get(name) as WeightTensor;
  return tf.tensor(values, [...shape]);
};

async function onWasm({ backbone, weights }: Checkpoint, span: Span, batch: Batch): Promise<Float32Array> {
  const tf = await wasm.start();
  return tf.tidy(
    () =>
      through(tf, (name) => tensorOf(tf, weights, name), backbone, batch, span).dataSync() as Float32Array,
  );
}

const EXECUTORS = [
  { where: 'ONNX Runtime', run: onOnnx },
  { where: 'TensorFlow.js', run: onWasm },
];

/** Σ x(i)·sin(i + 1). */
const wave = (x: ArrayLike<number>) =>
  Array.from(x).reduce((sum, value, at) => sum + value * Math.sin(at + 1), 0);

describe.each([...architectures])('architecture $id', async ({ id, aliases, examples }) => {
  const checkpoint = await loadCheckpoint(await checkpointFiles(referenceFolder(id)));
  const { backbone, weights } = checkpoint;
  const { batches, longest, gradients } = reference(id);
  const all = { from: 0, to: backbone.blocks.length, pool: false };
  const [batch] = batches.map(({ ids }) => ids) as [number[][]];

  test('names each block and each weight once', () => {
    const blocks = backbone.blocks.map((block) => block.id);
    const names = backbone.weights.map((weight) => weight.name);
    expect(new Set(blocks).size).toBe(blocks.length);
    expect(new Set(names).size).toBe(names.length);
    expect(backbone.architecture).toBe(id);
  });

  test('names published checkpoints of its kind', () => {
    for (const example of examples) expect(example).toMatch(/^hf:[\w-]+\/[\w.-]+$/);
  });

  test('lists every weight under its own name among the aliases, and no alias for two weights', () => {
    const every = backbone.weights.flatMap(({ name }) => {
      expect(aliases(name)).toContain(name);
      return aliases(name);
    });
    expect(new Set(every).size).toBe(every.length);
  });

  test.each(backbone.blocks.map((block, index) => ({ index, block })))(
    'block $block.id reads the weights that it declares and no others',
    ({ index, block }) => {
      const watched = new Watched(weights);
      spanModel(backbone, watched, { from: index, to: index + 1, pool: false });
      expect([...watched.asked].sort()).toEqual([...block.weights].sort());
    },
  );

  test('has no weight that no block reads', () => {
    const read = new Set(backbone.blocks.flatMap((block) => block.weights));
    expect(backbone.weights.map(({ name }) => name).filter((name) => !read.has(name))).toEqual([]);
  });

  test('is held to a batch of one and to a batch of seven, of several lengths', () => {
    expect(batches.map(({ ids }) => ids.length)).toEqual(expect.arrayContaining([1, 7]));
    const lengths = new Set(batch.map((ids) => ids.length));
    expect(lengths.size).toBeGreaterThan(3);
  });

  describe.each(EXECUTORS)('on $where', ({ run }) => {
    const stages = batches.flatMap(({ ids, states }) =>
      backbone.blocks.map((block, stage) => ({ ids, states, stage, block })),
    );
    test.each(stages)(
      'gives the states of the original after $block.id, for a batch of $ids.length',
      async ({ ids, states, stage }) => {
        const input = padded(ids);
        const output = await run(checkpoint, { from: 0, to: stage + 1, pool: false }, input);
        for (const [row, expected] of states.entries()) {
          const own = statesOf(output, input, row, (ids[row] as readonly number[]).length);
          expect(difference(own, expected[stage] as readonly number[])).toBeLessThan(WRITTEN);
        }
      },
    );

    test.each(batches)('gives the vectors of the original, for a batch of $ids.length', async (expected) => {
      const output = await run(checkpoint, { ...all, pool: true }, padded(expected.ids));
      expect(difference(output, expected.pooled.flat())).toBeLessThan(WRITTEN);
    });
  });

  test('takes the longest input that it says it takes', async () => {
    expect(longest.ids[0]).toHaveLength(backbone.maxLength);
    const output = await onOnnx(checkpoint, all, padded(longest.ids));
    expect(difference(output, longest.last.flat())).toBeLessThan(WRITTEN);
  });

  test.each([false, true])('gives each row the same with more padding (pooled: %s)', async (pool) => {
    const span = { ...all, pool };
    const tight = padded(batch);
    const loose = padded(batch, tight.length + 9);
    const [a, b] = [await onOnnx(checkpoint, span, tight), await onOnnx(checkpoint, span, loose)];
    if (pool) expect(difference(a, b)).toBeLessThan(NOISE);
    for (const [row, { length }] of pool ? [] : batch.entries()) {
      expect(difference(statesOf(a, tight, row, length), statesOf(b, loose, row, length))).toBeLessThan(
        NOISE,
      );
    }
  });

  test.each(backbone.blocks.slice(1).map((block, index) => ({ cut: index + 1, id: block.id })))(
    'may be cut before $id',
    async ({ cut }) => {
      const input = padded(batch);
      const span = { ...all, pool: true };
      const states = await onOnnx(checkpoint, { from: 0, to: cut, pool: false }, input);
      const joined = await onOnnx(checkpoint, { ...span, from: cut }, { ...input, values: states });
      expect(difference(joined, await onOnnx(checkpoint, span, input))).toBeLessThan(NOISE);
    },
  );

  test.each([0, backbone.blocks.length - 1, backbone.blocks.length - 2])(
    'has the gradients of the original when it is trained from block %i on',
    async (from) => {
      const tf = await wasm.start();
      const trained = backbone.blocks.slice(from).flatMap((block) => block.weights);
      const before = tf.memory().numTensors;
      const found = tf.tidy(() => {
        const loss = (...given: Tensor[]) => {
          const weight = (name: string) => given[trained.indexOf(name)] ?? tensorOf(tf, weights, name);
          const pooled = through(tf, weight, backbone, padded(batch), { ...all, pool: true });
          const waves = Float32Array.from({ length: pooled.size }, (_, at) => Math.sin(at + 1));
          return tf.sum(tf.mul(pooled, tf.tensor(waves, pooled.shape)));
        };
        return tf
          .grads(loss)(trained.map((name) => tensorOf(tf, weights, name)))
          .map((gradient) => gradient.dataSync());
      });
      expect(tf.memory().numTensors).toBe(before);
      for (const [at, name] of trained.entries()) {
        const gradient = found[at] as Float32Array;
        const [length, sum] = gradients[name] as readonly [number, number];
        const scale = Math.max(length, 1);
        expect(Math.abs(Math.hypot(...gradient) - length) / scale, name).toBeLessThan(SLOPE);
        expect(Math.abs(wave(gradient) - sum) / scale, name).toBeLessThan(SLOPE);
      }
    },
  );
});

test('an unknown family of backbones is refused with the nearest one', () => {
  expect(() => architectures.get('bort')).toThrow('Did you mean "bert"?');
});
