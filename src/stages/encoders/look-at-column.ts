import type { Dataset } from '../../data/dataset.ts';
import { tableColumn } from '../../data/packed-columns.ts';
import { readImage } from '../../data/sources/image-folder.ts';
import type { EmbeddedImages } from '../../model/embed-images.ts';
import { type Decoded, decode } from '../../model/images/decode.ts';
import type { StageContext } from '../../pipeline/stage.ts';
import type { Notice } from '../../result/index.ts';

/** Records of a table count from 1, and the first is its header. */
const FIRST_RECORD = 2;

/** Images that are decoded side by side while all are looked at. */
const OPEN_AT_ONCE = 8;

/** Where the images of a column are. */
interface ImageColumn {
  readonly column: string;
  /** Digest of the folder of images. */
  readonly folder: string;
}

/** Opens the image that a row names. */
export function imageOfRow(
  { table }: Dataset,
  { column, folder: digest }: ImageColumn,
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

/** @throws InvalidInput, at the place of the first row whose image cannot be used. */
export async function openEveryImage(
  dataset: Dataset,
  options: ImageColumn,
  context: Pick<StageContext, 'file' | 'signal' | 'progress'>,
): Promise<void> {
  const open = imageOfRow(dataset, options, context);
  for (let from = 0; from < dataset.rows; from += OPEN_AT_ONCE) {
    context.signal.throwIfAborted();
    const rows = Array.from({ length: Math.min(OPEN_AT_ONCE, dataset.rows - from) }, (_, at) => from + at);
    const opened = await Promise.allSettled(rows.map(open));
    const broken = opened.find((each) => each.status === 'rejected');
    if (broken) throw broken.reason;
    context.progress({ done: from + rows.length, total: dataset.rows, unit: 'images' });
  }
}

/** Tells how many images were of another kind before they were sRGB of eight bits, where some were. */
export function conversionNotices({ fromCmyk, fromSixteenBits }: EmbeddedImages['converted']): Notice[] {
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
