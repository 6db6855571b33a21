import { expect, test } from 'vitest';
import { BATCHES, clusterColumn } from '../../../src/data/columns/cluster.ts';
import { predictionsCodec } from '../../../src/data/predictions-codec.ts';
import { type PredictionsOptions, readPredictions } from '../../../src/data/read-predictions.ts';
import { assignSplits, splitCode, UNASSIGNED } from '../../../src/data/splits.ts';
import { folderOfFiles } from './files.ts';

const { write } = folderOfFiles();

function clustersOf(cells: readonly (string | undefined)[]) {
  const column = clusterColumn('person');
  for (const cell of cells) column.push(cell);
  return column.finish();
}

test('rows of one person are one cluster, in one batch, wherever they stand', () => {
  const { of, size, batch } = clustersOf(['b', 'a', 'b', 'c', 'b']);
  expect([...of]).toEqual([0, 1, 0, 2, 0]);
  expect([...size]).toEqual([3, 1, 3, 1, 3]);
  expect(new Set([batch[0], batch[2], batch[4]]).size).toBe(1);
  expect(clustersOf(['x', 'a']).batch[1]).toBe(batch[1]);
});

test('a row of nobody that is known belongs to nobody else', () => {
  const { of, size } = clustersOf([undefined, 'a', undefined]);
  expect(new Set(of).size).toBe(3);
  expect([...size]).toEqual([1, 1, 1]);
});

test('batches are filled evenly, by ids in a row and by others', () => {
  for (const id of [(at: number) => String(at), (at: number) => `p-${(at * 7919) % 1_000_003}@example.org`]) {
    const rows = new Float64Array(BATCHES);
    for (const batch of clustersOf(Array.from({ length: 20_000 }, (_, at) => id(at))).batch)
      rows[batch] = (rows[batch] as number) + 1;
    const scatter = rows.reduce((sum, count) => sum + (count - 100) ** 2 / 100, 0);
    expect(scatter).toBeGreaterThan(120);
    expect(scatter).toBeLessThan(300);
  }
});

const options: PredictionsOptions = {
  task: 'binary',
  label: { column: 'y', favourable: ['1'] },
  score: 's',
  protected: ['sex'],
  cluster: 'person',
  threshold: 0.5,
};

test('a file says how many people it is of; who they are is kept nowhere', async () => {
  const path = write('people.csv', 'y,s,sex,person\n1,0.5,F,anna-k\n0,0.4,F,anna-k\n1,0.9,M,bert-m\n');
  const predictions = await readPredictions(path, options);
  expect(predictions.clusters?.size).toEqual(Float64Array.of(2, 2, 1));
  expect(predictions.notices.map(({ code }) => code)).toEqual(['few-clusters']);
  expect(predictions.notices[0]?.message).toContain('3 rows are 2 independent draws at most');
  const bytes = new TextDecoder('latin1').decode(predictionsCodec.encode(predictions) as Uint8Array);
  expect(JSON.stringify(predictions.notices) + bytes).not.toMatch(/anna|bert/);
});

test('many people are worth another notice', async () => {
  const rows = Array.from({ length: 120 }, (_, at) => `${at % 2},0.5,F,p${at >> 1}`).join('\n');
  const { notices } = await readPredictions(write('many.csv', `y,s,sex,person\n${rows}\n`), options);
  expect(notices.map(({ code }) => code)).toEqual(['one-value', 'clusters']);
});

test('a cluster serves one split, the one that a file gives it', () => {
  const label = Uint8Array.from({ length: 400 }, (_, row) => row % 2);
  const clusters = Int32Array.from({ length: 400 }, (_, row) => Math.floor(row / 4));
  const fixed = new Uint8Array(400).fill(UNASSIGNED).fill(splitCode('test'), 3, 4);
  const split = assignSplits(label, fixed, { test: 0.35, validation: 0.15 }, 7, clusters);
  for (let row = 0; row < 400; row += 4) expect(new Set(split.subarray(row, row + 4)).size).toBe(1);
  expect(split[0]).toBe(splitCode('test'));
  const tests = [...split].filter((code) => code === splitCode('test')).length;
  expect(Math.abs(tests - 140)).toBeLessThanOrEqual(8);
});
