import { cpSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadAudit } from '../../../src/config/load-audit.ts';
import { digestImages } from '../../../src/data/sources/image-folder.ts';
import { folderStore } from '../../../src/pipeline/store/store.ts';
import { checkAudit, runAudit } from '../../../src/stages/index.ts';
import { type ImageAudit, imageAudit, picture } from './images.ts';

let plain: ImageAudit;
beforeAll(async () => {
  plain = await imageAudit();
});

describe('an audit of images', () => {
  test('learns from what is in them, counting images as it goes', async () => {
    const units = new Set<string>();
    const result = await runAudit(await loadAudit(plain.file), {
      progress: (_, { unit }) => units.add(unit),
    });
    expect(units).toContain('images');
    const auc = result.measures.find(
      ({ metric, slice }) => metric === 'auc' && Object.keys(slice).length === 0,
    );
    expect(auc?.estimate).toMatchObject({ known: true, value: 1 });
    expect(result.model).toMatchObject({ kind: 'ResNet', rows: { train: 30 } });
    expect(result.model?.summary).toContain('the images that “photo” names and give 20 numbers each');
  });

  test('trains the last block with the head where it is told to', async () => {
    const { file } = await imageAudit({ unfreeze: 1 });
    const [first, again] = [await runAudit(await loadAudit(file)), await runAudit(await loadAudit(file))];
    const { model } = first;
    // Two kernels of 3 × 3, a shortcut, an affine map each, and the head.
    const block = 20 * 16 * 9 + 20 * 20 * 9 + 20 * 16 + 3 * 40;
    expect(model?.trained).toBe(block + 20 + 1);
    expect(again).toEqual(first);
  });

  test('is the same work wherever its folder lies, and other work when an image changes', async () => {
    const moved = mkdtempSync(join(tmpdir(), 'images-'));
    cpSync(plain.folder, moved, { recursive: true });
    const [here, there] = [await loadAudit(plain.file), await loadAudit(join(moved, 'audit.json'))];
    expect(there.data).toBe(here.data);
    expect(there.inputs).toEqual(here.inputs);
    const store = folderStore(join(moved, 'store'));
    await runAudit(here, { store });
    const how: string[] = [];
    const settled = (title: string, found: string) => how.push(`${title} ${found}`);
    await runAudit(there, { store, settled });
    expect(how).toContain('Result stored');
    writeFileSync(join(moved, 'photos', '1.png'), await picture(2));
    expect((await loadAudit(join(moved, 'audit.json'))).data).not.toBe(here.data);
  });

  test('does not read what is no image into the digest', async () => {
    const before = await digestImages(join(plain.folder, 'photos'));
    writeFileSync(join(plain.folder, 'photos', 'notes.txt'), 'hello');
    expect(await digestImages(join(plain.folder, 'photos'))).toBe(before);
  });
});

describe('an image that cannot be used is named with its row', () => {
  const broken = async (name: string, prepare: (folder: string) => void = () => {}) => {
    const names = ['0.png', '1.png', name];
    const audit = await imageAudit({ names: [...names] });
    for (const [row, each] of names.slice(0, 2).entries()) {
      writeFileSync(join(audit.folder, 'photos', each), await picture(row));
    }
    prepare(audit.folder);
    return loadAudit(audit.file);
  };

  test.each<[string, string, ((folder: string) => void) | undefined, RegExp]>([
    [
      'missing',
      'gone.png',
      undefined,
      /photos\/gone\.png, row 4, column "photo": there is no image "gone\.png"/,
    ],
    ['not named', '', undefined, /row 4, column "photo": the row names no image/],
    ['outside', '../people.png', undefined, /row 4, .*"\.\.\/people\.png" leads out of the folder/],
    ['elsewhere', '/etc/passwd.png', undefined, /leads out of the folder of the images/],
    ['of no known kind', 'a.exe', undefined, /"a\.exe" is not the name of an image/],
    [
      'linked to the outside',
      'link.png',
      (folder) => symlinkSync(join(folder, 'people.csv'), join(folder, 'photos', 'link.png')),
      /leads out of the folder of the images/,
    ],
    [
      'corrupt',
      'bad.png',
      (folder) => writeFileSync(join(folder, 'photos', 'bad.png'), 'no image'),
      /photos\/bad\.png, row 4, column "photo": this is not an image that can be read/,
    ],
  ])('%s', async (_, name, prepare, message) => {
    const audit = await broken(name, prepare);
    await expect(runAudit(audit)).rejects.toThrow(message);
    await expect(checkAudit(audit)).rejects.toThrow(message);
  });

  test('a folder without images is refused where it is named', async () => {
    const { folder, file } = await imageAudit();
    const empty = mkdtempSync(join(tmpdir(), 'images-'));
    cpSync(file, join(empty, 'audit.json'));
    cpSync(join(folder, 'people.csv'), join(empty, 'people.csv'));
    await expect(loadAudit(join(empty, 'audit.json'))).rejects.toThrow(
      /photos: there is no such folder\. .* It is named at \/model\/image\/folder/,
    );
  });

  test('more blocks than there are cannot be unfrozen', async () => {
    const { file } = await imageAudit({ unfreeze: 7 });
    await expect(runAudit(await loadAudit(file))).rejects.toThrow('the backbone has 6');
  });
});
