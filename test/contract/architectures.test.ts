import { describe, expect, test } from 'vitest';
import { architectures } from '../../src/model/architectures/index.ts';
import { type Checkpoint, loadCheckpoint } from '../../src/model/checkpoints/checkpoint.ts';
import { checkpointFiles } from '../../src/model/checkpoints/files.ts';
import { wasm } from '../../src/model/engines/wasm.ts';
import { type Batch, openSpan, type Span, spanModel } from '../../src/model/executors/onnx.ts';
import { tfjsOps } from '../../src/model/executors/tfjs.ts';
import { difference, padded, reference, referenceFolder, statesOf } from '../unit/model/reference.ts';

/** Of a chain of float32 operations against the same chain in another order. */
const NOISE = 1e-5;

/** Keeps the names that are asked for. */
class Watched<V> extends Map<string, V> {
  readonly asked = new Set<string>();
  override get(name: string): V | undefined {
    this.asked.add(name);
    return super.get(name);
  }
}

async function run({ backbone, weights }: Checkpoint, span: Span, batch: Batch): Promise<Float32Array> {
  const runner = await openSpan(backbone, weights, span, 1);
  const output = await runner.run(batch);
  await runner.close();
  return output;
}

describe.each([...architectures])('architecture $id', async ({ id, aliases }) => {
  const checkpoint = await loadCheckpoint(await checkpointFiles(referenceFolder(id)));
  const { backbone, weights } = checkpoint;
  const { batches, longest } = reference(id);
  const all = { from: 0, to: backbone.blocks.length, pool: false };
  const [batch] = batches.map(({ ids }) => ids) as [number[][]];

  test('names each block and each weight once', () => {
    const blocks = backbone.blocks.map((block) => block.id);
    const names = backbone.weights.map((weight) => weight.name);
    expect(new Set(blocks).size).toBe(blocks.length);
    expect(new Set(names).size).toBe(names.length);
    expect(backbone.architecture).toBe(id);
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

  test.each(
    batches.flatMap(({ ids, states }) =>
      backbone.blocks.map((block, stage) => ({ ids, states, stage, block })),
    ),
  )(
    'gives the states of the original after $block.id, for a batch of $ids.length',
    async ({ ids, states, stage }) => {
      const input = padded(ids);
      const output = await run(checkpoint, { from: 0, to: stage + 1, pool: false }, input);
      for (const [row, expected] of states.entries()) {
        const own = statesOf(output, input, row, (ids[row] as readonly number[]).length);
        expect(difference(own, expected[stage] as readonly number[])).toBeLessThan(NOISE);
      }
    },
  );

  test('takes the longest input that it says it takes', async () => {
    expect(longest.ids[0]).toHaveLength(backbone.maxLength);
    const output = await run(checkpoint, all, padded(longest.ids));
    expect(difference(output, longest.last.flat())).toBeLessThan(NOISE);
  });

  test.each([false, true])('gives each row the same with more padding (pooled: %s)', async (pool) => {
    const span = { ...all, pool };
    const tight = padded(batch);
    const loose = padded(batch, tight.length + 9);
    const [a, b] = [await run(checkpoint, span, tight), await run(checkpoint, span, loose)];
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
      const states = await run(checkpoint, { from: 0, to: cut, pool: false }, input);
      const joined = await run(checkpoint, { ...span, from: cut }, { ...input, values: states });
      expect(difference(joined, await run(checkpoint, span, input))).toBeLessThan(NOISE);
    },
  );

  test.each(backbone.blocks.map((_, index) => index + 1))(
    'gives the same on TensorFlow.js as on ONNX Runtime, %i blocks deep',
    async (to) => {
      const input = padded(batch);
      const span = { from: 0, to, pool: to === backbone.blocks.length };
      const tf = await wasm.start();
      const output = tf.tidy(() => {
        const shape: [number, number] = [input.rows, input.length];
        const ops = tfjsOps(tf, (name) => {
          const { shape, values } = weights.get(name) as { shape: number[]; values: Float32Array };
          return tf.tensor(values, shape);
        });
        const positions = Int32Array.from(input.values, (_, index) => index % input.length);
        const context = {
          mask: tf.tensor2d(input.mask, shape),
          positions: tf.tensor2d(positions, shape, 'int32'),
        };
        const states = backbone.blocks
          .slice(0, to)
          .reduce((x, block) => block.apply(ops, x, context), tf.tensor(input.values, shape, 'int32'));
        return (span.pool ? backbone.pool(ops, states, context) : states).dataSync() as Float32Array;
      });
      const expected = await run(checkpoint, span, input);
      if (span.pool) expect(difference(output, expected)).toBeLessThan(NOISE);
      for (const [row, { length }] of span.pool ? [] : batch.entries()) {
        const pair = [statesOf(output, input, row, length), statesOf(expected, input, row, length)] as const;
        expect(difference(...pair)).toBeLessThan(NOISE);
      }
    },
  );
});

test('an unknown family of backbones is refused with the nearest one', () => {
  expect(() => architectures.get('bort')).toThrow('Did you mean "bert"?');
});
