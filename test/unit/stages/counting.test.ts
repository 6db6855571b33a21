import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { countedBy } from '../../../src/config/counted.ts';
import { measureAudit } from '../../../src/config/load-audit.ts';
import { measureConfig } from '../../../src/config/presets.ts';
import { checkAudit, runAudit } from '../../../src/stages/index.ts';
import { scratch } from '../../e2e/support/scratch.ts';

const TABLE = 'fixtures/reference/audit_2000.csv';
const ASKED = { label: 'label', score: 'score', protected: ['sex', 'race'], weight: 'weight' };

test('a packed file is counted by DuckDB, named so, and gives the measures of the rows', async () => {
  const folder = await scratch();
  const packed = join(folder, 'audit.csv.gz');
  await writeFile(packed, gzipSync(await readFile(TABLE)));
  const [rows, counted] = [
    await runAudit(await measureAudit(TABLE, ASKED)),
    await runAudit(await measureAudit(packed, ASKED)),
  ];
  expect([rows.lineage.engine, counted.lineage.engine]).toEqual(['memory', 'duckdb']);
  expect(counted.measures).toHaveLength(rows.measures.length);
  for (const [index, { metric, slice, estimate }] of counted.measures.entries()) {
    const other = rows.measures[index]?.estimate;
    expect(estimate.known, `${metric} ${JSON.stringify(slice)}`).toBe(other?.known);
    if (estimate.known && other?.known) expect(estimate.value).toBeCloseTo(other.value, 2);
  }
  expect(await checkAudit(await measureAudit(packed, ASKED))).toEqual([]);
});

test('the files of a pattern are one table', async () => {
  const folder = await scratch();
  for (const day of ['1', '2']) await copyFile(TABLE, join(folder, `day-${day}.csv`));
  const { slices } = await runAudit(await measureAudit(join(folder, 'day-*.csv'), ASKED));
  expect(slices[0]).toMatchObject({ slice: {}, rows: 4000 });
  await expect(measureAudit(join(folder, 'month-*.csv'), ASKED)).rejects.toThrow(/no file fits this pattern/);
});

describe('who counts', () => {
  const config = (file: string, more: object = {}) => measureConfig(file, { ...ASKED, ...more });
  const LARGE = 2 ** 30;

  test('small plain files are read into memory, large ones and all others are counted', async () => {
    expect(countedBy(await config('x.csv'), 1000)).toBeUndefined();
    expect(countedBy(await config('x.csv'), LARGE)).toBe('duckdb');
    expect(countedBy(await config('x.csv', { cluster: 'person' }), LARGE)).toBeUndefined();
    expect(countedBy(await config('x.parquet'), 1000)).toBe('duckdb');
  });

  test('what counts do not tell is refused where there is nothing but counts', async () => {
    const asked = [{ cluster: 'person' }, { metrics: ['log-loss'] }];
    for (const more of asked) {
      const audit = await config('x.parquet', more);
      expect(() => countedBy(audit, 1000)).toThrow(/needs the rows themselves/);
    }
  });
});
