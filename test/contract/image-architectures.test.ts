import { resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ImageBackbone } from '../../src/model/architecture.ts';
import { imageArchitectures } from '../../src/model/architectures/index.ts';
import { imageCheckpointFiles } from '../../src/model/checkpoints/files.ts';
import { loadImageCheckpoint } from '../../src/model/checkpoints/image-checkpoint.ts';
import { wasm } from '../../src/model/engines/wasm.ts';
import type { Span } from '../../src/model/executors/onnx.ts';
import { imageSpanModel, type Maps, openImageSpan } from '../../src/model/executors/onnx-images.ts';
import { tfjsOps } from '../../src/model/executors/tfjs.ts';
import type { Weights } from '../../src/model/weights.ts';
import {
  drawnWeights,
  imageReference,
  pixels,
  type Sampled,
  timmNameOf,
} from '../unit/model/image-reference.ts';
import { difference, json, referenceFolder } from '../unit/model/reference.ts';

interface Model {
  readonly backbone: ImageBackbone;
  readonly weights: Weights;
}

/** Share of the largest value that two orders of a sum of float32 may differ by. */
const NOISE = 1e-4;

const resnet = imageArchitectures.get('resnet');
const inception = imageArchitectures.get('inception_v3');
const folderOf = (folder: string) => referenceFolder(folder);

const references: readonly { readonly folder: string; readonly open: () => Promise<Model> }[] = [
  {
    folder: 'resnet',
    open: async () => loadImageCheckpoint(await imageCheckpointFiles(folderOf('resnet'))),
  },
  {
    folder: 'timm-resnet',
    open: async () => loadImageCheckpoint(await imageCheckpointFiles(folderOf('timm-resnet'))),
  },
  {
    folder: 'inception_v3',
    open: async () => {
      const backbone = inception.read(json(resolve(folderOf('inception_v3'), 'config.json')), 'config.json');
      return { backbone, weights: drawnWeights(backbone, timmNameOf(inception)) };
    },
  },
];

async function onOnnx({ backbone, weights }: Model, span: Span, maps: Maps): Promise<Maps> {
  const runner = await openImageSpan(backbone, weights, span, 2);
  const output = await runner.run(maps);
  await runner.close();
  return output;
}

async function onTensorFlow({ backbone, weights }: Model, span: Span, maps: Maps): Promise<Maps> {
  const tf = await wasm.start();
  const before = tf.memory().numTensors;
  const output = tf.tidy(() => {
    const ops = tfjsOps(tf, (name) => {
      const { shape, values } = weights.get(name) as { shape: number[]; values: Float32Array };
      return tf.tensor(values, shape);
    });
    const last = backbone.blocks
      .slice(span.from, span.to)
      .reduce((state, block) => block.apply(ops, state), tf.tensor(maps.values, [...maps.shape]));
    return span.pool ? backbone.pool(ops, last) : last;
  });
  const found = { values: output.dataSync() as Float32Array, shape: output.shape };
  output.dispose();
  expect(tf.memory().numTensors).toBe(before);
  return found;
}

/** Of all values: the largest difference, as a share of the largest value. */
function apart(values: ArrayLike<number>, expected: ArrayLike<number>): number {
  const largest = Array.from(expected).reduce((most, value) => Math.max(most, Math.abs(value)), 1);
  return difference(values, expected) / largest;
}

const sampledOf = ({ values }: Maps, { step }: Sampled) => values.filter((_, index) => index % step === 0);

describe.each(references)('the backbone of $folder', ({ folder, open }) => {
  const { batches, variants = [] } = imageReference(folder);
  let model: Model;
  beforeAll(async () => {
    model = await open();
  });

  test('names each block and each weight once', () => {
    const { blocks, weights } = model.backbone;
    expect(new Set(blocks.map(({ id }) => id)).size).toBe(blocks.length);
    expect(new Set(weights.map(({ name }) => name)).size).toBe(weights.length);
    expect(blocks).toHaveLength(batches[0]?.stages.length ?? 0);
  });

  test('trains the weights that its blocks declare, and never a statistic', () => {
    const { blocks, weights } = model.backbone;
    const declared = blocks.flatMap((block) => block.weights);
    const statistics = weights.map(({ name }) => name).filter((name) => /running/.test(name));
    expect(new Set(declared).size).toBe(declared.length);
    expect([...declared, ...statistics].sort()).toEqual(weights.map(({ name }) => name).sort());
    expect(statistics).toHaveLength((2 * weights.length) / 5);
  });

  test('asks, block by block, for what it declares and for the statistics beside it', () => {
    for (const [index, block] of model.backbone.blocks.entries()) {
      const asked = new Set<string>();
      const watched = new Map(model.weights);
      watched.get = (name) => {
        asked.add(name);
        return model.weights.get(name);
      };
      imageSpanModel(model.backbone, watched, { from: index, to: index + 1, pool: false });
      expect([...asked].filter((name) => !/running/.test(name)).sort()).toEqual([...block.weights].sort());
    }
  });

  test.each(batches)(
    'gives the maps of the original after every block on ONNX Runtime, seed $seed',
    async (batch) => {
      let maps = pixels(batch);
      for (const [index, expected] of batch.stages.entries()) {
        maps = await onOnnx(model, { from: index, to: index + 1, pool: false }, maps);
        expect(maps.shape).toEqual(expected.shape);
        expect(apart(sampledOf(maps, expected), expected.values)).toBeLessThan(NOISE);
      }
    },
  );

  test.each(batches)('gives the same on TensorFlow.js, seed $seed', async (batch) => {
    let maps = pixels(batch);
    for (const [index, expected] of batch.stages.entries()) {
      maps = await onTensorFlow(model, { from: index, to: index + 1, pool: false }, maps);
      expect(maps.shape).toEqual(expected.shape);
      expect(apart(sampledOf(maps, expected), expected.values)).toBeLessThan(NOISE);
    }
  });

  test.each(batches)('gives the pooled vectors of the original on both, seed $seed', async (batch) => {
    const whole = { from: 0, to: model.backbone.blocks.length, pool: true };
    for (const run of [onOnnx, onTensorFlow]) {
      const { values, shape } = await run(model, whole, pixels(batch));
      expect(shape).toEqual([batch.shape[0], model.backbone.width]);
      expect(apart(values, batch.pooled.flat())).toBeLessThan(NOISE);
    }
  });

  test.each(variants)('gives the pooled vectors of $config', async ({ config, pooled }) => {
    const backbone = resnet.read(config, 'config.json');
    const timm = 'architecture' in config;
    const weights = drawnWeights(backbone, timm ? timmNameOf(resnet) : (name) => name);
    const whole = { from: 0, to: backbone.blocks.length, pool: true };
    const { values } = await onOnnx({ backbone, weights }, whole, pixels(batches[0] as (typeof batches)[0]));
    expect(apart(values, pooled.flat())).toBeLessThan(NOISE);
  });
});

describe.each([...imageArchitectures])('architecture $id', ({ aliases, read, timm }) => {
  test('gives no alias to two weights, and lists each under its own name', () => {
    const { weights } = read({ architecture: timm[0] }, 'config.json');
    const every = weights.flatMap(({ name }) => {
      expect(aliases(name)).toContain(name);
      return aliases(name);
    });
    const unique = weights.flatMap(({ name }) => [...new Set(aliases(name))]);
    expect(new Set(every).size).toBe(unique.length);
  });
});
