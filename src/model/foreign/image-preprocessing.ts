import { InvalidInput } from '../../errors.ts';
import type { Companions } from '../checkpoints/companions.ts';
import { readJson } from '../checkpoints/read-file.ts';
import { finalSize, type Preprocessing, type Size } from '../images/preprocessing.ts';
import { readPreprocessor } from '../images/read-preprocessor.ts';
import { readTimmPreprocessing } from '../images/read-timm-preprocessing.ts';
import type { ImageInput } from './image-trunk.ts';

/**
 * How images are prepared for a model: as the file beside it says, else by TF Hub's convention: resized to the size of
 * the input, red, green and blue from 0 to 1 (or from 0 to 255 where the input takes whole numbers).
 * @throws InvalidInput when nothing tells the size, or two files tell different ones.
 */
export async function imagePreprocessing(
  { preprocessor, config }: Companions,
  input: ImageInput,
  file: string,
): Promise<Preprocessing & { readonly size: Size }> {
  const said = await published(preprocessor, config);
  const preprocessing = said ?? byConvention(input, file);
  const size = finalSize(preprocessing);
  if (!size) throw unsized(file);
  const { width = size.width, height = size.height } = input.size;
  if (width === size.width && height === size.height) return { ...preprocessing, size };
  throw new InvalidInput(
    `the model takes images of ${width} × ${height} pixels, and they are prepared as ${size.width} × ${size.height}`,
    { file: preprocessor ?? config ?? file },
    'Use the preprocessor_config.json that was published with the model.',
  );
}

async function published(preprocessor: string | undefined, config: string | undefined) {
  if (preprocessor !== undefined) return readPreprocessor(await readJson(preprocessor), preprocessor);
  if (config === undefined) return undefined;
  const json = await readJson(config);
  const isTimm = typeof json === 'object' && json !== null && 'pretrained_cfg' in json;
  return isTimm ? readTimmPreprocessing(json, config) : undefined;
}

function byConvention({ size: { width, height }, whole }: ImageInput, file: string): Preprocessing {
  if (width === undefined || height === undefined) throw unsized(file);
  return {
    resize: { to: { width, height }, filter: 'bilinear' },
    crop: undefined,
    scale: whole ? 1 : 1 / 255,
    mean: [0, 0, 0],
    deviation: [1, 1, 1],
  };
}

function unsized(file: string): InvalidInput {
  return new InvalidInput(
    'nothing says how large its images are',
    { file },
    'Put the preprocessor_config.json of the model beside it.',
  );
}
