import { InvalidInput } from '../../errors.ts';
import type { ImageRunner, Maps } from '../executors/onnx-images.ts';
import type { Size } from '../images/preprocessing.ts';
import { chooseOutput } from './choose-output.ts';
import { finite } from './finite.ts';
import type { Feed, ForeignModel, InputSpec, Output } from './foreign-model.ts';

/** Vectors, then maps or states of patches, whose mean is the vector. */
const USUAL = ['image_embeds', 'pooler_output', 'last_hidden_state'];
const DTYPES: ReadonlySet<string> = new Set(['float32', 'int32', 'uint8']);
const COLOURS = 3;

/** What a model wants of an image. */
export interface ImageInput {
  readonly name: string;
  readonly channels: 'first' | 'last';
  /** Pixels as they are, from 0 to 255, instead of fractions. */
  readonly whole: boolean;
  readonly size: Partial<Size>;
  /** Images that it takes at once; undefined where any number will do. */
  readonly rows: number | undefined;
}

/** @throws InvalidInput when the model takes anything but one batch of images in three colours. */
export function imageInput({ inputs, channels: usual }: ForeignModel, file: string): ImageInput {
  const [input, ...others] = inputs;
  if (!input || others.length > 0) {
    const names = inputs.map(({ name }) => name).join(', ');
    throw refused(`a model that looks at images has one input, and it has ${inputs.length} (${names})`, file);
  }
  const { name, dtype, shape = [null, null, null, null] } = input;
  const [rows, ...sizes] = shape;
  const channels = channelsOf(sizes, usual);
  if (shape.length !== 4 || !channels || !DTYPES.has(dtype)) {
    throw refused(
      `its input "${name.slice(0, 80)}" is ${describe(input)}, not of images in three colours`,
      file,
    );
  }
  const [height, width] = channels === 'first' ? sizes.slice(1) : sizes;
  return {
    name,
    channels,
    whole: dtype !== 'float32',
    size: { ...(height && { height }), ...(width && { width }) },
    rows: rows ?? undefined,
  };
}

function channelsOf(sizes: readonly (number | null)[], usual: 'first' | 'last') {
  const [first, , last] = sizes;
  const may = { first: first === COLOURS || first === null, last: last === COLOURS || last === null };
  const sure = { first: first === COLOURS && last !== COLOURS, last: last === COLOURS && first !== COLOURS };
  if (sure.first) return 'first';
  if (sure.last) return 'last';
  return may[usual] ? usual : undefined;
}

/** A model in a foreign format that makes vectors of images. */
export interface ImageTrunk extends ImageRunner {
  /** Length of a vector. */
  readonly width: number;
}

/**
 * Makes a trunk of a model, and tries it on a black image of the size that all will have.
 * @throws InvalidInput when its output is nothing that vectors can be made of.
 */
export async function openImageTrunk(
  model: ForeignModel,
  options: { readonly output: string | undefined; readonly size: Size; readonly file: string },
): Promise<ImageTrunk> {
  const { output: asked, size, file } = options;
  const input = imageInput(model, file);
  const output = chooseOutput(model, { asked, usual: USUAL, file });
  const compute = async (maps: Maps): Promise<Maps> => {
    const found = await model.run({ [input.name]: feedOf(maps, input.channels) }, output);
    return vectorsOf(found, input.channels, output, file);
  };
  const run = input.rows === undefined ? compute : filledUp(compute, input.rows);
  const { width, height } = size;
  const shape = [1, height, width, COLOURS];
  const probe = await run({ shape, values: new Float32Array(height * width * COLOURS) });
  return { width: probe.shape[1] as number, run, close: model.close };
}

/** Runs `rows` images at a time; where fewer are left, black ones beside them. */
function filledUp(run: ImageRunner['run'], rows: number): ImageRunner['run'] {
  return async ({ shape: [total = 0, ...shape], values }) => {
    const size = values.length / total;
    const parts: Float32Array[] = [];
    for (let start = 0; start < total; start += rows) {
      const part = new Float32Array(rows * size);
      part.set(values.subarray(start * size, (start + rows) * size));
      const { shape: found, values: vectors } = await run({ shape: [rows, ...shape], values: part });
      parts.push(vectors.subarray(0, (found[1] as number) * Math.min(rows, total - start)));
    }
    const joined = Float32Array.from(parts.flatMap((part) => [...part]));
    return { shape: [total, joined.length / total], values: joined };
  };
}

function feedOf({ shape, values }: Maps, channels: 'first' | 'last'): Feed {
  if (channels === 'last') return { shape, values };
  const [rows = 0, height = 0, width = 0] = shape;
  const plane = height * width;
  const turned = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let pixel = 0; pixel < plane; pixel++) {
      for (let colour = 0; colour < COLOURS; colour++) {
        turned[(row * COLOURS + colour) * plane + pixel] = values[
          (row * plane + pixel) * COLOURS + colour
        ] as number;
      }
    }
  }
  return { shape: [rows, COLOURS, height, width], values: turned };
}

/** Vectors as they are; of maps, or of states of patches, the mean over all places. */
function vectorsOf({ shape, values }: Output, channels: 'first' | 'last', name: string, file: string): Maps {
  const [rows = 0, ...axes] = shape;
  if (axes.length === 1) return { shape, values: finite(values, file) };
  if (axes.length !== 2 && axes.length !== 3) {
    throw refused(
      `its output "${name.slice(0, 80)}" is [${shape.join(', ')}], neither vectors nor maps`,
      file,
    );
  }
  const planes = channels === 'first' && axes.length === 3;
  const width = (planes ? axes[0] : axes.at(-1)) as number;
  const places = values.length / rows / width;
  const means = new Float32Array(rows * width);
  for (let at = 0; at < values.length; at++) {
    const row = Math.floor(at / (width * places));
    const within = at % (width * places);
    const channel = planes ? Math.floor(within / places) : within % width;
    means[row * width + channel] = (means[row * width + channel] as number) + (values[at] as number) / places;
  }
  return { shape: [rows, width], values: finite(means, file) };
}

function describe({ dtype, shape }: InputSpec): string {
  return `${dtype} [${(shape ?? []).map((size) => size ?? '?').join(', ')}]`;
}

function refused(what: string, file: string): InvalidInput {
  return new InvalidInput(
    what,
    { file },
    'Name a model that takes images [rows, height, width, 3] or [rows, 3, height, width].',
  );
}
