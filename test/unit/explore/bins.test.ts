import { expect, test } from 'vitest';
import { inBins } from '../../../src/explore/bins.ts';

const all = (length: number) => Int32Array.from({ length }, (_, row) => row);

test('bins are named by their cuts and hold about as many rows each', () => {
  const { values, codes } = inBins(
    'age',
    Float64Array.from({ length: 100 }, (_, row) => row + 1),
    all(100),
    4,
  );
  expect(values).toEqual(['≤ 25', '> 25, ≤ 50', '> 50, ≤ 75', '> 75', '(missing)']);
  expect([24, 25, 74, 75].map((row) => codes[row])).toEqual([0, 1, 2, 3]);
});

test('cuts come from some rows and hold for all; missing numbers have a bin of their own', () => {
  const { values, codes } = inBins('x', Float64Array.of(1, 2, 3, 4, -100, 100, Number.NaN), all(4), 2);
  expect(values).toEqual(['≤ 2', '> 2', '(missing)']);
  expect([...codes]).toEqual([0, 0, 1, 1, 0, 1, 2]);
});

test('a very common value leaves fewer bins', () => {
  const { values } = inBins('x', Float64Array.of(0, 0, 0, 0, 0, 0, 0, 5), all(8), 5);
  expect(values).toEqual(['≤ 0', '> 0', '(missing)']);
  expect(inBins('x', Float64Array.of(3, 3), all(2), 5).values).toEqual(['any number', '(missing)']);
});
