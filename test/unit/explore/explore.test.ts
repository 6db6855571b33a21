import { describe, expect, test } from 'vitest';
import { explore, parts } from '../../../src/explore/explore.ts';
import type { Literal, Table } from '../../../src/explore/table.ts';
import { type Random, random } from '../../../src/stats/random.ts';

const VALUES = Array.from({ length: 5 }, (_, index) => `value ${index}`);
const limits = { order: 3, minRows: 40, level: 0.1 };

/** Rows whose columns are independent of each other; `share` says how likely each counts. */
function drawn(
  source: Random,
  rows: number,
  columns: number,
  share: (codes: readonly number[]) => number,
): Table {
  const codes = Array.from({ length: columns }, () =>
    Uint16Array.from({ length: rows }, () => source.below(5)),
  );
  return {
    rows,
    hit: Uint8Array.from({ length: rows }, (_, row) =>
      Number(source.uniform() < share(codes.map((column) => column[row] as number))),
    ),
    columns: codes.map((column, index) => ({ name: `column ${index}`, values: VALUES, codes: column })),
  };
}

const names = (literals: readonly Literal[]) =>
  literals.map(({ column, code }) => `${column}=${code}`).join(' ');

describe('planted deviations', () => {
  const table = drawn(random(11), 16_000, 7, ([a, b, c, d, e, f]) => {
    if (a === 2) return 0.35;
    if (b === 1 && c === 1) return 0.75;
    return d === 0 && e === 0 && f === 0 ? 0.95 : 0.5;
  });

  test('of one, two and three columns are found, each once and with its direction', async () => {
    const { found, tested } = await explore(table, parts(table.rows, 1), limits);
    const told = found.map(({ chosen, inside, outside }) => [
      names(chosen.literals),
      Math.sign(inside.count / inside.n - outside.count / outside.n),
    ]);
    expect(new Set(told.map(String))).toEqual(new Set(['0=2,-1', '1=1 2=1,1', '3=0 4=0 5=0,1']));
    expect(tested).toBeLessThan(10);
  });

  test('are measured on rows that had no part in the search', async () => {
    const halves = parts(table.rows, 1);
    const { found, search, confirmation } = await explore(table, halves, limits);
    expect([search.n, confirmation.n]).toEqual([8000, 8000]);
    expect(new Set([...halves[0], ...halves[1]]).size).toBe(table.rows);
    const first = found.find(({ chosen }) => names(chosen.literals) === '0=2');
    const codes = (table.columns[0] as Table['columns'][number]).codes;
    const inside = halves[1].filter((row) => codes[row] === 2);
    expect(first?.inside).toEqual({
      n: inside.length,
      count: inside.reduce((sum, row) => sum + (table.hit[row] as number), 0),
    });
  });

  test('the same seed finds the same, whatever was searched before', async () => {
    const once = await explore(table, parts(table.rows, 3), limits);
    expect(await explore(table, parts(table.rows, 3), limits)).toEqual(once);
  });
});

test('a copy of a column that explains everything is folded into it', async () => {
  const table = drawn(random(5), 4000, 2, ([a]) => (a === 0 ? 0.8 : 0.4));
  const [first, second] = table.columns as [Table['columns'][number], Table['columns'][number]];
  const copied = { ...table, columns: [first, { ...first, name: 'copy' }, second] };
  const { found } = await explore(copied, parts(4000, 1), limits);
  expect(found.map(({ chosen }) => [names(chosen.literals), chosen.explains > 0])).toEqual([['0=0', true]]);
});

test('a broad slice is explained by the part of it that deviates', async () => {
  const table = drawn(random(6), 16_000, 3, ([a, b]) => (a === 0 && b === 0 ? 0.95 : 0.5));
  const { found } = await explore(table, parts(16_000, 1), limits);
  expect(found.map(({ chosen }) => names(chosen.literals))).toEqual(['0=0 1=0']);
});

test('where nothing deviates, one run in ten at most finds something', async () => {
  let runs = 0;
  for (let seed = 0; seed < 60; seed++) {
    const table = drawn(random(seed).fork('null'), 2000, 6, () => 0.3);
    const { found } = await explore(table, parts(2000, seed), { ...limits, minRows: 20 });
    if (found.length > 0) runs++;
  }
  // 6 are expected at most; 12 or more of 60 would come about once in 100 times.
  expect(runs).toBeLessThan(12);
}, 120_000);

test.each([
  ['every row counts', () => 1],
  ['no row counts', () => 0],
])('%s: nothing deviates', async (_, share) => {
  const { found, tested } = await explore(drawn(random(1), 500, 3, share), parts(500, 1), limits);
  expect([found, tested]).toEqual([[], 0]);
});

test('slices with too few rows are counted, not looked at', async () => {
  const table = drawn(random(2), 400, 2, () => 0.5);
  const { looked, small } = await explore(table, parts(400, 1), { ...limits, order: 2, minRows: 20 });
  expect(looked + small).toBe(5 + 5 + 25);
  expect(small).toBeGreaterThanOrEqual(25);
});

test('an aborted search ends with the reason', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  const table = drawn(random(2), 400, 2, () => 0.5);
  await expect(explore(table, parts(400, 1), limits, { signal })).rejects.toThrow('enough');
});
