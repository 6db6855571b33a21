import { readFileSync } from 'node:fs';
import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { decode } from '../../../../src/model/images/decode.ts';

const place = { file: 'photos/a.png', row: 7 };
const plain = (width: number, height: number, background = { r: 200, g: 100, b: 50 }) =>
  sharp({ create: { width, height, channels: 3, background } });
const wide = readFileSync('fixtures/reference/images/wide.jpg');

/** Two frames of a GIF, one under the other. */
const animated = () =>
  sharp(Buffer.from(Array.from({ length: 4 * 8 * 3 }, (_, index) => (index * 37) % 256)), {
    raw: { width: 4, height: 8, channels: 3, pageHeight: 4 },
  })
    .gif({ delay: [100, 100] })
    .toBuffer();

const svg = Buffer.from(
  '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><rect width="8" height="8"/></svg>',
);

describe('an image is refused with its file and row', () => {
  test.each<[string, () => Promise<Uint8Array> | Uint8Array, RegExp]>([
    ['that is text', () => Buffer.from('id,name\n1,a\n'), /this is not an image that can be read/],
    ['that is empty', () => new Uint8Array(), /the file is empty/],
    [
      'that ends early',
      () => wide.subarray(0, wide.length / 2),
      /the image is damaged\. Replace it by an intact/,
    ],
    ['that is animated', animated, /the image has 2 frames or pages\. Save the one that counts/],
    ['that is a drawing in vectors', () => svg, /images of the format svg are not read/],
    [
      'that is 20,000 pixels wide',
      () => plain(20_000, 4).png().toBuffer(),
      /the image is 20000 × 4 pixels large\. Shrink it: 16,384 pixels a side and 134,217,728 in all are the most/,
    ],
    [
      'that unpacks to more pixels than memory is meant for',
      () => plain(12_000, 12_000).png({ compressionLevel: 1 }).toBuffer(),
      /the image has too many pixels\. Shrink it/,
    ],
    [
      'of numbers that are not whole',
      () =>
        plain(4, 4)
          .toColourspace('scrgb')
          .tiff({ compression: 'none' })
          .raw({ depth: 'float' })
          .toBuffer()
          .then(floats),
      /the image has pixels of the type float/,
    ],
  ])('%s', async (_, make, message) => {
    await expect(decode(await make(), place)).rejects.toThrow(message);
    await expect(decode(await make(), place)).rejects.toThrow(/^photos\/a\.png, row 7: /);
  });
});

/** A TIFF of float32 from raw numbers. */
const floats = (raw: Buffer) =>
  sharp(new Float32Array(raw.buffer.slice(raw.byteOffset, raw.byteOffset + raw.byteLength)), {
    raw: { width: 4, height: 4, channels: 3 },
  })
    .toColourspace('scrgb')
    .tiff({ compression: 'none' })
    .toBuffer();

describe('an image becomes sRGB of eight bits', () => {
  const corner = ({ pixels }: Awaited<ReturnType<typeof decode>>) => [...pixels.values.subarray(0, 3)];

  test('from CMYK, and this is told', async () => {
    const bytes = await plain(6, 5).toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer();
    const decoded = await decode(bytes, place);
    expect(decoded.converted).toEqual({ fromCmyk: true, fromSixteenBits: false });
    expect(decoded.pixels).toMatchObject({ width: 6, height: 5 });
    expect(decoded.pixels.values).toHaveLength(90);
  });

  test('from sixteen bits, by the upper eight, and this is told', async () => {
    const bytes = await plain(6, 5).toColourspace('rgb16').png().toBuffer();
    expect((await sharp(bytes).metadata()).depth).toBe('ushort');
    const decoded = await decode(bytes, place);
    expect(decoded.converted).toEqual({ fromCmyk: false, fromSixteenBits: true });
    expect(corner(decoded)).toEqual([200, 100, 50]);
  });

  test('from shades of grey', async () => {
    const bytes = await plain(6, 5, { r: 90, g: 90, b: 90 }).toColourspace('b-w').png().toBuffer();
    expect(corner(await decode(bytes, place))).toEqual([90, 90, 90]);
  });

  test('without its transparency', async () => {
    const background = { r: 9, g: 8, b: 7, alpha: 0.5 };
    const bytes = await sharp({ create: { width: 2, height: 2, channels: 4, background } })
      .png()
      .toBuffer();
    expect(corner(await decode(bytes, place))).toEqual([9, 8, 7]);
  });

  test('the right way up', async () => {
    const bytes = await plain(6, 5).jpeg().withMetadata({ orientation: 6 }).toBuffer();
    expect((await decode(bytes, place)).pixels).toMatchObject({ width: 5, height: 6 });
  });
});
