import type { WritableNumbers } from '../pipeline/numbers.ts';
import type { StageContext } from '../pipeline/stage.ts';
import type { ImageCheckpoint } from './checkpoints/image-checkpoint.ts';
import { type ImageRunner, type Maps, openImageSpan } from './executors/onnx-images.ts';
import type { Features } from './features.ts';
import type { Decoded } from './images/decode.ts';
import { prepare } from './images/prepare.ts';
import { finalSize, type Preprocessing } from './images/preprocessing.ts';

interface Images {
  readonly rows: number;
  /** The image of a row. */
  readonly open: (row: number) => Promise<Decoded>;
}

export interface EmbedImagesRequest extends Images {
  readonly checkpoint: ImageCheckpoint;
  /** Number of frozen blocks, counted from the input: 0 … `backbone.blocks.length`. */
  readonly cut: number;
  /** Of ONNX Runtime; without it, one a core. */
  readonly threads?: number;
}

export interface EmbeddedImages {
  /** One entry a row: `vectors` at the last cut, else `maps`, which are the prepared pixels at cut 0. */
  readonly features: Features;
  /** Images that were another kind before they were sRGB of eight bits. */
  readonly converted: { readonly fromCmyk: number; readonly fromSixteenBits: number };
}

/** Numbers of the pixels of one batch: 16 images of 224². */
const BATCH_NUMBERS = 16 * 224 * 224 * 3;
const MOST_ROWS = 256;

type EmbedContext = Pick<StageContext, 'progress' | 'signal' | 'numbers'>;

/**
 * Runs the frozen part of a backbone over images, decoding the next batch while one is computed: besides the features,
 * never more than two batches are in memory. The same image gives the same numbers whatever lies beside it.
 * @throws InvalidInput from `open`.
 * @throws the signal's reason when it is aborted.
 */
export async function embedImages(
  request: EmbedImagesRequest,
  context: EmbedContext,
): Promise<EmbeddedImages> {
  const { checkpoint, cut, threads } = request;
  const { backbone, weights, preprocessing } = checkpoint;
  const pool = cut === backbone.blocks.length;
  const span =
    cut === 0 ? undefined : await openImageSpan(backbone, weights, { from: 0, to: cut, pool }, threads);
  return runImages({ ...request, preprocessing, span, pool }, context);
}

/** Images, and whatever makes vectors (`pool`) or maps of their pixels; without it, these stay pixels. */
export interface RunImagesRequest extends Images {
  readonly preprocessing: Preprocessing;
  readonly pool: boolean;
  /** Closed in the end. */
  readonly span: ImageRunner | undefined;
}

/** As `embedImages`, with any runner. */
export async function runImages(
  request: RunImagesRequest,
  { progress, signal, numbers }: EmbedContext,
): Promise<EmbeddedImages> {
  const { rows, span, pool } = request;
  const load = loader(request);
  const store = featureStore(rows, pool, numbers);
  const counts = { fromCmyk: 0, fromSixteenBits: 0 };
  try {
    let next = load(0);
    for (let done = 0; done < rows; ) {
      signal.throwIfAborted();
      const { maps, converted } = await next;
      const start = done;
      done += maps.shape[0] as number;
      next = load(done);
      next.catch(() => {});
      counts.fromCmyk += converted.fromCmyk;
      counts.fromSixteenBits += converted.fromSixteenBits;
      await store.put(start, span ? await span.run(maps) : maps);
      progress({ done, total: rows, unit: 'images' });
    }
    return { features: store.features(), converted: counts };
  } finally {
    await span?.close();
  }
}

interface Loaded extends Pick<EmbeddedImages, 'converted'> {
  readonly maps: Maps;
}

/** Decodes and prepares one batch of images, from a row on; none beyond the last row. */
function loader({ rows, open, preprocessing }: RunImagesRequest) {
  const size = finalSize(preprocessing);
  if (!size) throw new Error('the checkpoint prepares images in sizes of their own');
  const numbers = size.width * size.height * 3;
  const batch = Math.max(1, Math.min(MOST_ROWS, Math.floor(BATCH_NUMBERS / numbers)));
  return async (start: number): Promise<Loaded> => {
    const count = Math.min(batch, rows - start);
    const values = new Float32Array(count * numbers);
    const converted = { fromCmyk: 0, fromSixteenBits: 0 };
    const images = Array.from({ length: count }, async (_, index) => {
      const image = await open(start + index);
      prepare(image.pixels, preprocessing, values, index * numbers);
      if (image.converted.fromCmyk) converted.fromCmyk++;
      if (image.converted.fromSixteenBits) converted.fromSixteenBits++;
    });
    await Promise.all(images);
    return { maps: { shape: [count, size.height, size.width, 3], values }, converted };
  };
}

/** Gathers what batches give, once their shape is known. */
function featureStore(rows: number, pool: boolean, numbers: StageContext['numbers']) {
  let kept: { readonly shape: readonly number[]; readonly values: WritableNumbers } | undefined;
  return {
    async put(start: number, { shape: [count, ...shape], values }: Maps) {
      const size = values.length / (count as number);
      kept ??= { shape, values: await numbers(rows * size) };
      kept.values.set(values, start * size);
    },
    features(): Features {
      const { shape = [], values = new Float32Array() } = kept ?? {};
      return pool
        ? { kind: 'vectors', rows, width: shape[0] ?? 0, values }
        : { kind: 'maps', rows, shape, values };
    },
  };
}
