import type { ImageModelConfig } from '../../config/schema.ts';
import { InvalidInput } from '../../errors.ts';
import type { ImageBackbone } from '../../model/architecture.ts';
import { imageArchitectures } from '../../model/architectures/index.ts';
import { type ImageCheckpointFiles, renameFiles } from '../../model/checkpoints/files.ts';
import { type ImageCheckpoint, loadImageCheckpoint } from '../../model/checkpoints/image-checkpoint.ts';
import { embedImages } from '../../model/embed-images.ts';
import { finalSize } from '../../model/images/preprocessing.ts';
import { drawnWeights } from '../../model/training/initial-weights.ts';
import { countOf } from '../../model/weights.ts';
import { workOnImage } from '../../model/work.ts';
import type { StageContext } from '../../pipeline/stage.ts';
import type { Encoder } from './encoder.ts';
import { conversionNotices, imageOfRow, openEveryImage } from './look-at-column.ts';

interface Options {
  readonly column: string;
  /** Digest of the folder of images. */
  readonly folder: string;
  readonly backbone: ImageCheckpointFiles;
  readonly unfreeze: number | 'all';
}

/** A pre-trained backbone looks at one image a row; all that is not unfrozen runs once, on ONNX Runtime. */
export const image: Encoder<Options> = {
  id: 'image',
  applies: (model, { images }) => 'image' in model && images?.backbone !== undefined,
  inputs: (model) => ({ text: [(model as ImageModelConfig).image.column] }),
  options(model, { inputs: { images } }) {
    const { image, train } = model as ImageModelConfig;
    if (!images?.backbone) throw new Error('an image model has images and a backbone');
    const { folder, backbone } = images;
    return { column: image.column, folder, backbone, unfreeze: train.unfreeze };
  },
  async check(options, context) {
    cutOf((await open(options, context)).backbone, options.unfreeze);
  },
  checkRows: openEveryImage,
  async encode(dataset, options, context) {
    const checkpoint = await open(options, context);
    const { features, converted } = await embedImages(
      {
        rows: dataset.rows,
        checkpoint,
        cut: cutOf(checkpoint.backbone, options.unfreeze),
        open: imageOfRow(dataset, options, context),
      },
      context,
    );
    return { features, notices: conversionNotices(converted) };
  },
  async embed(dataset, rows, options, context, fresh) {
    const checkpoint = await open(options, context);
    const imageOf = imageOfRow(dataset, options, context);
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
