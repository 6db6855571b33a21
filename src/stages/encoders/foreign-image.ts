import type { ImageModelConfig } from '../../config/schema.ts';
import { runImages } from '../../model/embed-images.ts';
import { openForeignImages } from '../../model/foreign/open.ts';
import type { StageContext } from '../../pipeline/stage.ts';
import type { Encoder } from './encoder.ts';
import { type ForeignOptions, foreignName, foreignOptions, located } from './foreign-options.ts';
import { conversionNotices, imageOfRow, openEveryImage } from './look-at-column.ts';

interface Options extends ForeignOptions {
  readonly column: string;
  /** Digest of the folder of images. */
  readonly folder: string;
}

/** A model in a foreign format looks at one image a row; it is run as it is, and never trained. */
export const foreignImage: Encoder<Options> = {
  id: 'foreign-image',
  applies: (model, { foreign }) => 'image' in model && foreign !== undefined,
  inputs: (model) => ({ text: [(model as ImageModelConfig).image.column] }),
  options(model, job) {
    const { images } = job.inputs;
    if (!images) throw new Error('an image model has images');
    const { column } = (model as ImageModelConfig).image;
    return { ...foreignOptions(model as ImageModelConfig, job), column, folder: images.folder };
  },
  async check(options, context) {
    await (await open(options, context)).trunk.close();
  },
  checkRows: openEveryImage,
  async encode(dataset, options, context) {
    const { trunk, preprocessing } = await open(options, context);
    const { features, converted } = await runImages(
      {
        rows: dataset.rows,
        preprocessing,
        pool: true,
        span: trunk,
        open: imageOfRow(dataset, options, context),
      },
      context,
    );
    return { features, notices: conversionNotices(converted) };
  },
  trunk: async () => undefined,
  async name(options, train, context) {
    const { trunk, parameters } = await open(options, context);
    await trunk.close();
    const does = `a model looks at the images that “${options.column}” names and gives ${trunk.width} numbers each`;
    return foreignName(options, { does, parameters }, train);
  },
};

async function open(options: Options, context: Pick<StageContext, 'file'>) {
  return openForeignImages(...(await located(options, context)));
}
