import { ColumnTable } from 'arquero';
import { describe, expect, test } from 'vitest';
import { CategoryValues } from '../../../../src/data/category-values.ts';
import type { Dataset } from '../../../../src/data/dataset.ts';
import { encodeTable } from '../../../../src/model/encode-table.ts';
import { MISSING } from '../../../../src/result/index.ts';

const TRAIN = 0;
const TEST = 2;

/** `degree` of the last row, `phd`, is in no training row. */
const table = {
  age: Float64Array.of(20, 40, Number.NaN, 30, 1000, Number.NaN),
  pay: Float64Array.of(5, 5, 5, 5, 7, Number.NaN),
  degree: new CategoryValues({
    values: ['bachelor', 'master', 'phd', MISSING],
    codes: Int32Array.of(1, 0, 3, 1, 0, 2),
  }),
};
const dataset: Dataset = {
  rows: 6,
  table: new ColumnTable(table),
  label: new Uint8Array(6),
  split: Uint8Array.of(TRAIN, TRAIN, TRAIN, TRAIN, TEST, TEST),
  weight: undefined,
  attributes: [],
  notices: [],
};

const column = (name: string, given = { dataset, numeric: ['age', 'pay'], categorical: ['degree'] }) => {
  const { features, columns } = encodeTable(given);
  const at = columns.indexOf(name);
  return Array.from({ length: features.rows }, (_, row) => features.values[row * features.width + at]);
};

describe('a table as vectors', () => {
  test('names its inputs, categories in sorted order with the missing last', () => {
    const { features, columns } = encodeTable({ dataset, numeric: ['age', 'pay'], categorical: ['degree'] });
    expect(columns).toEqual([
      'age',
      'age is missing',
      'pay',
      'degree = bachelor',
      'degree = master',
      'degree = (missing)',
    ]);
    expect([features.kind, features.rows, features.width]).toEqual(['vectors', 6, 6]);
  });

  test('scales numbers by the training rows and puts the mean where they are missing', () => {
    const deviation = Math.sqrt(200 / 3);
    const expected = [-10, 10, 0, 0, 970, 0].map((distance) => Math.fround(distance / deviation));
    expect(column('age')).toEqual(expected);
    expect(column('age is missing')).toEqual([0, 0, 1, 0, 0, 1]);
  });

  test('leaves numbers alone that never change in training', () => {
    expect(column('pay')).toEqual([0, 0, 0, 0, 2, 0]);
  });

  test('gives a category an input of its own, and none to one that training does not know', () => {
    expect(column('degree = bachelor')).toEqual([0, 1, 0, 0, 1, 0]);
    expect(column('degree = master')).toEqual([1, 0, 0, 1, 0, 0]);
    expect(column('degree = (missing)')).toEqual([0, 0, 1, 0, 0, 0]);
  });

  test('learns nothing from the other rows', () => {
    const changed = { ...table, age: table.age.map((age, row) => (row < 4 ? age : -3 * (age || 1))) };
    const other = {
      dataset: { ...dataset, table: new ColumnTable(changed) },
      numeric: ['age'],
      categorical: [],
    };
    expect(column('age', other).slice(0, 4)).toEqual(column('age').slice(0, 4));
  });

  test('holds finite numbers only, also where training knows no number at all', () => {
    const empty = { ...table, age: new Float64Array(6).fill(Number.NaN) };
    const given = {
      dataset: { ...dataset, table: new ColumnTable(empty) },
      numeric: ['age'],
      categorical: [],
    };
    expect(encodeTable(given).features.values.every(Number.isFinite)).toBe(true);
    expect(column('age is missing', given)).toEqual([1, 1, 1, 1, 1, 1]);
  });
});
