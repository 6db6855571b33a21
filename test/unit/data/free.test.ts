import { expect, test } from 'vitest';
import { freeColumn } from '../../../src/data/columns/free.ts';

function read(cells: readonly (string | undefined)[], most = 3) {
  const column = freeColumn('c', most);
  for (const cell of cells) column.push(cell);
  return column.finish();
}

test('few numbers are numbers and categories both', () => {
  const { numbers, categories } = read(['1', '2', undefined, '1']);
  expect(numbers).toEqual(Float64Array.of(1, 2, Number.NaN, 1));
  expect(categories?.values).toEqual(['1', '2', '(missing)']);
});

test('many numbers are numbers alone', () => {
  const { numbers, categories } = read(['1', '2', '3', '4', '0x5']);
  expect([numbers, categories]).toEqual([undefined, undefined]);
  expect(read(['1', '2', '3', '4']).numbers).toEqual(Float64Array.of(1, 2, 3, 4));
});

test('few words are categories, many are neither', () => {
  expect(read(['b', 'a', '1']).categories?.values).toEqual(['1', 'a', 'b']);
  expect(read(['a', 'b', 'c', 'd'])).toEqual({ name: 'c', numbers: undefined, categories: undefined });
});
