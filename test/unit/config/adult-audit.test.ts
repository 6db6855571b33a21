import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadAudit } from '../../../src/config/load-audit.ts';
import { readDataset } from '../../../src/data/read-dataset.ts';
import { splitCode } from '../../../src/data/splits.ts';
import { folderOfFiles } from '../data/files.ts';

const data = '../shared/data/adult';

describe.skipIf(!existsSync(data))('audits/adult.json on the Adult census file', () => {
  const { write } = folderOfFiles();

  test('reads all 48,842 rows, tests on the published test part alone', async () => {
    const shipped = readFileSync('audits/adult.json', 'utf8');
    const path = write('adult.json', shipped.replaceAll('../data/adult', resolve(data)));
    const { config, inputs, files, notices } = await loadAudit(path);
    // The first 16 digits of each sha256 as the copy's own provenance note gives them.
    expect(inputs.dataset.map(({ digest }) => digest.slice(0, 23))).toEqual([
      'sha256:5b00264637dbfec3',
      'sha256:a2a9044bc167a35b',
    ]);
    expect(notices).toEqual([]);
    if (!config.dataset || !config.model || !('numeric' in config.model)) throw new Error('no table audit');
    const dataset = await readDataset(
      inputs.dataset.map(({ digest, ...rest }) => ({ ...rest, path: files.get(digest) ?? '' })),
      { ...config.dataset, inputs: config.model },
      config.seed,
    );
    expect(dataset.rows).toBe(48_842);
    expect(dataset.split.filter((code) => code === splitCode('test'))).toHaveLength(16_281);
    expect(dataset.table.numCols()).toBe(10);
  });
});
