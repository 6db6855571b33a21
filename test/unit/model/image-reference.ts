import { resolve } from 'node:path';
import { crc32 } from 'node:zlib';
import type { ImageArchitecture, ImageBackbone } from '../../../src/model/architecture.ts';
import type { Maps } from '../../../src/model/executors/onnx-images.ts';
import type { Weights } from '../../../src/model/weights.ts';
import { json, referenceFolder } from './reference.ts';

/** Every `step`-th value of maps of a shape, channels last. */
export interface Sampled {
  readonly shape: readonly number[];
  readonly step: number;
  readonly values: readonly number[];
}

/** What an original implementation computes with the images that `seed` draws. */
export interface ImageBatch {
  readonly seed: number;
  readonly shape: readonly [rows: number, height: number, width: number, channels: 3];
  readonly stages: readonly Sampled[];
  readonly pooled: readonly (readonly number[])[];
}

export interface ImageReference {
  readonly batches: readonly ImageBatch[];
  readonly variants?: readonly {
    readonly config: object;
    readonly pooled: readonly (readonly number[])[];
  }[];
}

export const imageReference = (folder: string) =>
  json(resolve(referenceFolder(folder), 'expected.json')) as ImageReference;

/** Numbers in [-1, 1), as `fixtures/reference/images.py` draws them. */
export function uniform(seed: number, size: number): Float32Array {
  const start = Math.imul(seed, 0x9e37_79b9);
  return Float32Array.from({ length: size }, (_, index) => {
    let h = (index + start) >>> 0;
    h = Math.imul(h ^ (h >>> 16), 0x85eb_ca6b);
    h = Math.imul(h ^ (h >>> 13), 0xc2b2_ae35);
    return ((h ^ (h >>> 16)) >>> 8) / 2 ** 23 - 1;
  });
}

export function pixels({ seed, shape }: Pick<ImageBatch, 'seed' | 'shape'>): Maps {
  return { shape, values: uniform(seed, shape[0] * shape[1] * shape[2] * shape[3]) };
}

/** The weights that the reference's maker drew, each from its name in the original's checkpoints. */
export function drawnWeights(backbone: ImageBackbone, nameOf: (own: string) => string): Weights {
  return new Map(
    backbone.weights.map(({ name, shape }) => {
      const size = shape.reduce((product, axis) => product * axis, 1);
      const drawn = uniform(crc32(nameOf(name)), size);
      const fanIn = size / (shape[0] as number);
      const values = drawn.map((value) => {
        if (shape.length === 4) return value * Math.sqrt(6 / fanIn);
        return /(running_var|weight)$/.test(name) ? 1 + value / 2 : value / 4;
      });
      return [name, { shape, values }];
    }),
  );
}

/** What timm calls a weight: the last of the aliases. */
export const timmNameOf =
  ({ aliases }: ImageArchitecture) =>
  (name: string): string =>
    aliases(name).at(-1) as string;
