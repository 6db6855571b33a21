import type { ImageModelConfig } from '../../config/schema.ts';
import type { Dataset } from '../../data/dataset.ts';
import { tableColumn } from '../../data/packed-columns.ts';
import { readImage } from '../../data/sources/image-folder.ts';
import { InvalidInput } from '../../errors.ts';
import type { ImageBackbone } from '../../model/architecture.ts';
import { imageArchitectures } from '../../model/architectures/index.ts';
import { type ImageCheckpointFiles, renameFiles } from '../../model/checkpoints/files.ts';
import { type ImageCheckpoint, loadImageCheckpoint } from '../../model/checkpoints/image-checkpoint.ts';
import { type EmbeddedImages, embedImages } from '../../model/embed-images.ts';
import { type Decoded, decode } from '../../model/images/decode.ts';
import { finalSize } from '../../model/images/preprocessing.ts';
import { drawnWeights } from '../../model/training/initial-weights.ts';
import { countOf } from '../../model/weights.ts';
import { workOnImage } from '../../model/work.ts';
import type { StageContext } from '../../pipeline/stage.ts';
import type { Notice } from '../../result/index.ts';
import type { Encoder } from './encoder.ts';

interface Options {
  readonly column: string;
  /** Digest of the folder of images. */
  readonly folder: string;
  readonly backbone: ImageCheckpointFiles;
  readonly unfreeze: number | 'all';
}

/** Records of a table count from 1, and the first is its header. */
const FIRST_RECORD = 2;

/** A pre-trained backbone looks at one image a row; all that is not unfrozen runs once, on ONNX Runtime. */
export const image: Encoder<Options> = {
  id: 'image',
  applies: (model) => 'image' in model,
  inputs: (model) => ({ text: [(model as ImageModelConfig).image.column] }),
  options(model, { inputs: { images } }) {
    const { image, train } = model as ImageModelConfig;
    if (!images) throw new Error('an image model has images');
    return { column: image.column, ...images, unfreeze: train.unfreeze };
  },
  async check(options, context) {
    cutOf((await open(options, context)).backbone, options.unfreeze);
  },
  async checkRows(dataset, options, context) {
    const open = opener(dataset, options, context);
    for (let row = 0; row < dataset.rows; row++) {
      context.signal.throwIfAborted();
      await open(row);
    }
  },
  async encode(dataset, options, context) {
    const checkpoint = await open(options, context);
    const { features, converted } = await embedImages(
      {
        rows: dataset.rows,
        checkpoint,
        cut: cutOf(checkpoint.backbone, options.unfreeze),
        open: opener(dataset, options, context),
      },
      context,
    );
    return { features, notices: conversionNotices(converted) };
  },
  async embed(dataset, rows, options, context, fresh) {
    const checkpoint = await open(options, context);
    const imageOf = opener(dataset, options, context);
    const { features } = await embedImages(
      {
        rows: rows.length,
        checkpoint: fresh ? { ...checkpoint, weights: drawnWeights(checkpoint.backbone, fresh) } : checkpoint,
        cut: checkpoint.backbone.blocks.length,
        open: (place) => imageOf(rows[place] as number),
      },
      context,
    );
    return features;
  },
  async work(_, options, context) {
    const { backbone, preprocessing } = await open(options, context);
    return workOnImage(backbone, cutOf(backbone, options.unfreeze), finalSize(preprocessing));
  },
  async trunk(options, context) {
    if (options.unfreeze === 0) return undefined;
    const { backbone, weights } = await open(options, context);
    return { backbone, from: cutOf(backbone, options.unfreeze), weights };
  },
  async name({ column, unfreeze, ...options }, { hidden }, context) {
    const { backbone } = await open({ column, unfreeze, ...options }, context);
    const trained = { 0: 'the head alone is trained', all: 'all of it is trained' }[unfreeze as 0 | 'all'];
    return {
      kind: imageArchitectures.get(backbone.architecture).title,
      summary: [
        `${backbone.blocks.length} blocks look at the images that “${column}” names and give ${backbone.width} numbers each`,
        trained ?? `the last ${unfreeze} are trained with the head`,
        hidden.length === 0 ? 'a linear head' : `a head with hidden layers of ${hidden.join(', ')}`,
      ].join('; '),
      frozen: unfreeze === 0 ? countOf(backbone.weights) : 0,
    };
  },
};

/** Opens the image that a row names. */
function opener(
  { table }: Dataset,
  { column, folder: digest }: Pick<Options, 'column' | 'folder'>,
  { file }: Pick<StageContext, 'file'>,
): (row: number) => Promise<Decoded> {
  const names = tableColumn(table, column) as readonly string[];
  const folder = file(digest);
  return async (row) => {
    const name = names[row] as string;
    const place = { file: `${folder}/${name}`, row: row + FIRST_RECORD, column };
    return decode(await readImage(folder, name, place), place);
  };
}

async function open({ backbone }: Options, { file }: Pick<StageContext, 'file'>): Promise<ImageCheckpoint> {
  return loadImageCheckpoint(await renameFiles(backbone, file));
}

/** Number of the first block that is trained. */
function cutOf({ blocks }: ImageBackbone, unfreeze: number | 'all'): number {
  if (unfreeze === 'all') return 0;
  if (unfreeze <= blocks.length) return blocks.length - unfreeze;
  throw new InvalidInput(
    `${unfreeze} blocks cannot be unfrozen: the backbone has ${blocks.length}`,
    { path: '/model/train/unfreeze' },
    `Unfreeze at most ${blocks.length}, or "all".`,
  );
}

function conversionNotices({ fromCmyk, fromSixteenBits }: EmbeddedImages['converted']): Notice[] {
  const notice = (count: number, code: string, what: string): Notice[] =>
    count === 0 ? [] : [{ code, message: `${count} ${count === 1 ? 'image was' : 'images were'} ${what}` }];
  return [
    ...notice(fromCmyk, 'images-from-cmyk', 'made for print (CMYK): colours are near those on paper'),
    ...notice(
      fromSixteenBits,
      'images-from-sixteen-bits',
      'of sixteen bits a channel: the upper eight were kept',
    ),
  ];
}
