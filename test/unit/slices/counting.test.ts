import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addUp } from '../../../src/slices/counting/add-up.ts';
import { type CellTable, cellDigest, cellText, inOrder } from '../../../src/slices/counting/cell-table.ts';
import { cellAttributes, cells } from '../../../src/slices/counting/counters/cells.ts';
import { dialects } from '../../../src/slices/counting/dialects.ts';
import { cellQuery } from '../../../src/slices/counting/query.ts';
import { oracle } from '../../contract/counting/oracle.ts';
import { mixed, TABLES } from '../../contract/counting/tables.ts';
import { scratch } from '../../e2e/support/scratch.ts';

const ASKED = { bins: 2000, threshold: 0.5, weighted: true };
const REQUEST = {
  attributes: ['sex', 'race'],
  label: { column: 'label', favourable: ['1'] },
  score: 'score',
  threshold: 0.5,
  bins: 2000,
};

const written = async (table: CellTable, more = (text: string) => text) => {
  const file = join(await scratch(), 'cells.csv');
  await writeFile(file, more([...cellText(inOrder(table))].join('')));
  return file;
};

test.each(TABLES.map(({ title, rows, weighted }) => [title, rows, weighted] as const))(
  'cells of %s are read again as they were written',
  async (_, rows, weighted) => {
    const table = oracle(rows(), { ...ASKED, weighted });
    const file = await written(table);
    expect(await cellAttributes(file)).toEqual(['sex', 'race']);
    expect(cellDigest(await cells.count({ file }, REQUEST))).toBe(cellDigest(table));
  },
);

test('names in capitals and decimals of nothing are read as well', async () => {
  const table = oracle(mixed(100), ASKED);
  const file = await written(table, (text) =>
    text.replace(/label_.*/, (names) => names.toUpperCase()).replace(/,2000,1$/gm, ',2000.0,1.0'),
  );
  expect(cellDigest(await cells.count({ file }, REQUEST))).toBe(cellDigest(table));
});

test('what is no table of cells is refused', async () => {
  const file = await written(oracle(mixed(10), ASKED), (text) =>
    text.replace(/^F,(.*)$/m, 'F,r0,1,0,many,1,1,1,1,1,2000,1'),
  );
  await expect(cells.count({ file }, REQUEST)).rejects.toThrow(
    /row 2, column "bin_": "many" is not a whole number/,
  );
  await expect(cells.count({ file }, { ...REQUEST, attributes: ['age'] })).rejects.toThrow(
    /do not tell of this attribute/,
  );
});

describe('adding up', () => {
  const rows = [
    ...mixed(600, (row) => ({ weight: (row % 7) / 4, race: row < 300 ? 'only first' : `r${row % 4}` })),
  ];
  const part = (from: number, to: number) => oracle(rows.slice(from, to), ASKED);

  test('days are the cells of all their rows, in any order', () => {
    const days = [part(0, 100), part(100, 350), part(350, 600)];
    expect(cellDigest(addUp(days))).toBe(cellDigest(part(0, 600)));
    expect(cellDigest(addUp([...days].reverse()))).toBe(cellDigest(part(0, 600)));
  });

  test('weights of another unit are told in the larger one', () => {
    const heavy = oracle(
      rows.map((row) => ({ ...row, weight: 64 })),
      ASKED,
    );
    const both = addUp([part(0, 600), heavy]);
    const sum = (of: CellTable, amount: 'weight' | 'weightSquared', unit: number) =>
      Number(of.sums[amount].reduce((a, b) => a + b, 0n)) * unit;
    expect(both.unit).toBe(64);
    const { length } = both;
    const light = part(0, 600);
    for (const [amount, power] of [
      ['weight', 1],
      ['weightSquared', 2],
    ] as const) {
      const apart = sum(light, amount, light.unit ** power) + sum(heavy, amount, heavy.unit ** power);
      expect(Math.abs(sum(both, amount, both.unit ** power) - apart)).toBeLessThanOrEqual(
        length * 64 ** power,
      );
    }
  });

  test('other attributes or bins are refused', () => {
    const other = { ...part(0, 10), bins: 100 };
    expect(() => addUp([part(0, 10), other])).toThrow(/2000 and in 100 bins/);
    const fewer = { ...part(0, 10), attributes: part(0, 10).attributes.slice(1) };
    expect(() => addUp([part(0, 10), fewer])).toThrow(/different attributes/);
  });
});

describe('the query', () => {
  test.each([...dialects].map((dialect) => [dialect.title, dialect] as const))(
    'quotes names and texts as %s does',
    (_, dialect) => {
      const attribute = 'a"b`c';
      const sql = cellQuery(dialect, 'lake.p', { ...REQUEST, attributes: [attribute], minCount: 10 });
      expect(sql).toContain(dialect.name(attribute));
      expect(sql).toContain('HAVING COUNT(*) >= 10');
      expect(sql).toMatch(/FROM lake\.p\) t1_/);
    },
  );

  test('an attribute cannot be called as a column of cells', () => {
    const asked = { ...REQUEST, attributes: ['Label_'] };
    expect(() => cellQuery(dialects.get('duckdb'), 't', asked)).toThrow(/name that tables of cells need/);
  });
});
