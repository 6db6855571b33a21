import sharp, { type Metadata, type SharpOptions } from 'sharp';
import { InvalidInput, type Place } from '../../errors.ts';
import type { Pixels } from './resample.ts';

/** Nothing larger is decoded: a small file may claim to be a huge image. */
const LONGEST_SIDE = 16_384;
const MOST_PIXELS = 2 ** 27;

const FORMATS: ReadonlySet<string> = new Set(['jpeg', 'png', 'webp', 'gif', 'tiff', 'heif']);
const REMEDY = 'Save it as a JPEG or PNG.';

/** Damage is an error, profiles of colour are ignored, as the usual image processors do. */
const OPTIONS: SharpOptions = { failOn: 'warning', limitInputPixels: MOST_PIXELS, ignoreIcc: true };

/** An image, and what it was before it was sRGB of eight bits. */
export interface Decoded {
  readonly pixels: Pixels;
  readonly converted: { readonly fromCmyk: boolean; readonly fromSixteenBits: boolean };
}

/**
 * The pixels of an image file, turned as its EXIF data says, without transparency.
 * @throws InvalidInput when it is no image, damaged, animated, too large, or of numbers that are not whole.
 */
export async function decode(bytes: Uint8Array, place: Place): Promise<Decoded> {
  const refuse = (what: string, remedy = REMEDY, cause?: unknown) =>
    new InvalidInput(what, place, remedy, { cause });
  if (bytes.length === 0) throw refuse('the file is empty', 'Replace it by an intact copy.');
  const metadata = await sharp(bytes, OPTIONS)
    .metadata()
    .catch((cause) => {
      throw /pixel limit/.test(String(cause))
        ? refuse('the image has too many pixels', tooLarge, cause)
        : refuse('this is not an image that can be read', REMEDY, cause);
    });
  const fault = faultOf(metadata);
  if (fault) throw refuse(...fault);
  const { data, info } = await sharp(bytes, OPTIONS)
    .autoOrient()
    .toColourspace('srgb')
    .removeAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
    .catch((cause) => {
      throw refuse('the image is damaged', 'Replace it by an intact copy.', cause);
    });
  return {
    pixels: { width: info.width, height: info.height, values: data },
    converted: { fromCmyk: metadata.space === 'cmyk', fromSixteenBits: metadata.depth === 'ushort' },
  };
}

const tooLarge = `Shrink it: ${LONGEST_SIDE.toLocaleString('en')} pixels a side and ${MOST_PIXELS.toLocaleString('en')} in all are the most.`;

function faultOf({ format, pages = 1, width, height, depth }: Metadata): [string, string?] | undefined {
  if (!FORMATS.has(format)) return [`images of the format ${format} are not read`];
  if (pages > 1)
    return [`the image has ${pages} frames or pages`, 'Save the one that counts as a JPEG or PNG.'];
  if (Math.max(width, height) > LONGEST_SIDE || width * height > MOST_PIXELS) {
    return [`the image is ${width} × ${height} pixels large`, tooLarge];
  }
  if (depth !== 'uchar' && depth !== 'ushort') return [`the image has pixels of the type ${depth}`];
  return undefined;
}
