import { expect, test } from 'vitest';
import { binaryColumn } from '../../../src/data/columns/binary.ts';
import { categoryColumn } from '../../../src/data/columns/category.ts';
import { quoted } from '../../../src/data/columns/column.ts';
import { numberColumn, PROBABILITY, WEIGHT } from '../../../src/data/columns/number.ts';

test('categories are sorted by code unit, the missing ones last', () => {
  const column = categoryColumn('sex');
  for (const cell of ['b', undefined, 'a', 'B', 'b', '~', 'é']) column.push(cell);
  const { values, codes } = column.finish();
  expect(values).toEqual(['B', 'a', 'b', '~', 'é', '(missing)']);
  expect([...codes].map((code) => values[code])).toEqual(['b', '(missing)', 'a', 'B', 'b', '~', 'é']);
});

test('more values than the first capacity holds', () => {
  const column = numberColumn('x');
  for (let i = 0; i < 5000; i++) column.push(String(i / 7));
  expect([...column.finish()]).toEqual(Array.from({ length: 5000 }, (_, i) => i / 7));
});

test('numbers in decimal spelling, missing ones as NaN', () => {
  const column = numberColumn('x');
  for (const cell of ['1', '-2.5', ' 3 ', '1e3', undefined, '.5']) expect(column.push(cell)).toBeUndefined();
  expect([...column.finish()]).toEqual([1, -2.5, 3, 1000, Number.NaN, 0.5]);
});

test.each(['abc', '1,5', '0x1F', '0b1', 'NaN', 'Infinity', '1e999', '  ', '1 2'])(
  '%j is no number',
  (cell) => {
    expect(numberColumn('x').push(cell)?.what).toBe(`${JSON.stringify(cell)} is not a number`);
  },
);

test.each(['1.01', '-0.1', 'high', '1e999'])('%j is no score', (cell) => {
  const fault = numberColumn('s', PROBABILITY).push(cell);
  expect(fault?.what).toBe(`"${cell}" is not a number in [0, 1]`);
  expect(fault?.remedy).toContain('scale them to [0, 1]');
});

test('scores from 0 to 1 are scores, and none may be missing', () => {
  const column = numberColumn('s', PROBABILITY);
  for (const cell of ['0', '1', '0.5']) expect(column.push(cell)).toBeUndefined();
  expect(column.push(undefined)).toEqual({
    what: 'the value is missing where a number in [0, 1] is needed',
    remedy: 'Fill it in, or leave the row out.',
  });
});

test('weights are not negative, and small enough to be squared and added up', () => {
  for (const cell of ['0', '1e30']) expect(numberColumn('w', WEIGHT).push(cell)).toBeUndefined();
  for (const cell of ['-1', 'Infinity', 'NaN', '1e200']) {
    expect(numberColumn('w', WEIGHT).push(cell)?.what).toBe(`"${cell}" is not a number from 0 to 1e30`);
  }
});

test('without a list, one other spelling is unfavourable and a third is refused', () => {
  const column = binaryColumn({ column: 'y', favourable: ['yes'] }, 'label');
  expect(['yes', 'no', 'yes', 'no'].map((cell) => column.push(cell))).toEqual(Array(4).fill(undefined));
  expect([...column.finish()]).toEqual([1, 0, 1, 0]);
  expect(column.push('maybe')).toEqual({
    what: 'the label is not binary: "maybe" comes beside "no", "yes"',
    remedy: 'List each spelling under label.favourable or label.unfavourable, or mend the cell.',
  });
});

test('with lists, every spelling is told and no other allowed', () => {
  const options = { column: 'y', favourable: ['>50K', '>50K.'], unfavourable: ['<=50K', '<=50K.'] };
  const column = binaryColumn(options, 'label');
  for (const cell of ['>50K', '<=50K.', '>50K.', '<=50K']) column.push(cell);
  expect([...column.finish()]).toEqual([1, 0, 1, 0]);
  expect(column.push('50K')?.what).toMatch(/^the label is not binary: "50K"/);
});

test('a missing label is refused', () => {
  expect(binaryColumn({ column: 'y', favourable: ['1'] }, 'label').push(undefined)?.what).toBe(
    'the label is missing',
  );
});

test('an outcome that is never favourable is a slip, unless the other values are listed', () => {
  const slip = binaryColumn({ column: 'y', favourable: ['1'] }, 'decision');
  slip.push('yes');
  expect(() => slip.requireFavourable({ file: 'p.csv' })).toThrow(
    'p.csv, column "y": no row has the favourable decision ("1"); every row says "yes". Name the favourable values',
  );
  const meant = binaryColumn({ column: 'y', favourable: ['1'], unfavourable: ['0'] }, 'decision');
  meant.push('0');
  expect(() => meant.requireFavourable({})).not.toThrow();
});

test('a long cell is cut in messages, between characters', () => {
  expect(quoted('😀'.repeat(60))).toBe(`"${'😀'.repeat(39)}…"`);
});
