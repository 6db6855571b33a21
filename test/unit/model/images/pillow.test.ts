import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { decode } from '../../../../src/model/images/decode.ts';
import { prepare } from '../../../../src/model/images/prepare.ts';
import { type Filter, finalSize } from '../../../../src/model/images/preprocessing.ts';
import { readPreprocessor } from '../../../../src/model/images/read-preprocessor.ts';
import { readTimmPreprocessing } from '../../../../src/model/images/read-timm-preprocessing.ts';
import { resample } from '../../../../src/model/images/resample.ts';
import { difference, json, referenceFolder } from '../reference.ts';

interface Packed {
  readonly crc: number;
  readonly some: readonly number[];
}

interface Expected {
  readonly decoded: Readonly<Record<string, Packed>>;
  readonly resized: readonly (Packed & {
    readonly file: string;
    readonly filter: Filter;
    readonly to: readonly [number, number];
  })[];
  readonly processed: readonly {
    readonly file: string;
    readonly config: { readonly architecture?: string };
    readonly shape: readonly [number, number, number];
    readonly values: readonly number[];
  }[];
}

const folder = referenceFolder('images');
const { decoded, resized, processed } = json(resolve(folder, 'expected.json')) as Expected;
const open = async (file: string) => (await decode(readFileSync(resolve(folder, file)), { file })).pixels;
const every = (values: ArrayLike<number>, step: number) =>
  Array.from(values).filter((_, index) => index % step === 0);

describe('files are decoded as Pillow decodes them', () => {
  test.each(Object.entries(decoded))('%s, bit for bit', async (file, { crc, some }) => {
    const { values } = await open(file);
    expect(every(values, 97)).toEqual(some);
    expect(crc32(values)).toBe(crc);
  });
});

describe('images are resized as Pillow resizes them', () => {
  test.each(resized)(
    '$filter to $to, bit for bit',
    async ({ file, filter, to: [width, height], crc, some }) => {
      const size = { width, height };
      const { values } = resample(await open(file), size, filter, { ...size, left: 0, top: 0 });
      expect(every(values, 97)).toEqual(some);
      expect(crc32(values)).toBe(crc);
    },
  );

  test('a window is what lies there, and black outside of the image', async () => {
    const image = await open('wide.png');
    const size = { width: 30, height: 20 };
    const whole = resample(image, size, 'bicubic', { ...size, left: 0, top: 0 });
    const window = { width: 9, height: 7, left: 25, top: -3 };
    const { values } = resample(image, size, 'bicubic', window);
    const expected = Array.from({ length: 9 * 7 * 3 }, (_, index) => {
      const [x, y] = [25 + (Math.floor(index / 3) % 9), Math.floor(index / 27) - 3];
      return y < 0 || x >= 30 ? 0 : whole.values[(y * 30 + x) * 3 + (index % 3)];
    });
    expect([...values]).toEqual(expected);
  });
});

describe('images are prepared as their processors prepare them', () => {
  test.each(processed)('$file by $config', async ({ file, config, shape, values }) => {
    const preprocessing =
      config.architecture === undefined
        ? readPreprocessor(config, 'preprocessor_config.json')
        : readTimmPreprocessing(config, 'config.json');
    const { width, height } = finalSize(preprocessing) ?? { width: 0, height: 0 };
    expect([height, width, 3]).toEqual(shape);
    const out = new Float32Array(width * height * 3);
    prepare(await open(file), preprocessing, out, 0);
    expect(difference(every(out, 101), values)).toBeLessThan(1e-5);
  });
});
