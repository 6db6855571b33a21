import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { random } from '../../../src/stats/random.ts';

/** An audit of small pictures in a folder of its own: the bright ones are wanted. */
export interface ImageAudit {
  readonly folder: string;
  readonly file: string;
  readonly names: readonly string[];
}

const ROWS = 60;

/** A picture of one shade with some noise; even rows are bright. */
export function picture(row: number, size = 40): Promise<Buffer> {
  const source = random(11, `${row}`);
  const shade = row % 2 === 0 ? 190 : 60;
  const values = Buffer.from(
    Array.from({ length: size * size * 3 }, () => Math.round(shade + 40 * source.uniform())),
  );
  return sharp(values, { raw: { width: size, height: size, channels: 3 } })
    .png()
    .toBuffer();
}

export async function imageAudit(
  options: { unfreeze?: number | 'all'; names?: readonly string[] } = {},
): Promise<ImageAudit> {
  const folder = mkdtempSync(join(tmpdir(), 'images-'));
  mkdirSync(join(folder, 'photos', 'deep'), { recursive: true });
  const names = Array.from(
    { length: ROWS },
    (_, row) => options.names?.[row] ?? (row % 3 === 0 ? `deep/${row}.png` : `${row}.png`),
  );
  for (const [row, name] of names.entries()) {
    if (options.names?.[row] === undefined) writeFileSync(join(folder, 'photos', name), await picture(row));
  }
  const rows = names.map((name, row) => `${name},${row % 2 === 0 ? 1 : 0},${row % 4 < 2 ? 'a' : 'b'}`);
  writeFileSync(join(folder, 'people.csv'), ['photo,wanted,group', ...rows, ''].join('\n'));
  const file = join(folder, 'audit.json');
  writeFileSync(
    file,
    JSON.stringify({
      audit: 'pictures',
      title: 'Pictures',
      decision: 'Which pictures are wanted',
      favourable: 'Wanted',
      dataset: {
        files: [{ path: 'people.csv' }],
        label: { column: 'wanted' },
        protected: ['group'],
      },
      model: {
        image: { column: 'photo', folder: 'photos' },
        backbone: resolve('fixtures/reference/timm-resnet'),
        train: { unfreeze: options.unfreeze ?? 0, epochs: 6, batch: 16, rate: 0.01 },
      },
    }),
  );
  return { folder, file, names };
}
