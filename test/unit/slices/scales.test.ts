import fc from 'fast-check';
import { expect, test } from 'vitest';
import { names } from '../../../src/slices/scales/name.ts';
import { MOST_NUMBERS, numbers } from '../../../src/slices/scales/number.ts';
import { random } from '../../../src/stats/random.ts';

const value = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(0, -0, 1, 5e-324, -5e-324, Number.MAX_VALUE),
);

test('few numbers stay as they are, in order, none twice', () => {
  fc.assert(
    fc.property(fc.array(value, { maxLength: 50 }), (values) => {
      const scale = numbers.of(values);
      expect(scale.digits).toBe(52);
      const codes = numbers.codes(values, scale);
      for (const [row, given] of values.entries()) expect(scale.values[codes[row] as number]).toBe(given + 0);
      expect([...scale.values]).toEqual([...new Set(values.map((each) => each + 0))].sort((a, b) => a - b));
    }),
    { seed: 1 },
  );
});

test('many numbers keep as many digits as leave few, and scales add up to that of all values', () => {
  const source = random(3);
  const drawn = (length: number, at: number, spread: number) =>
    Array.from({ length }, () => at + spread * (source.uniform() - 0.5));
  const parts = [drawn(9000, 0, 1e6), drawn(300, 0, 1e-9), drawn(6000, 2020, 10), [1e100, -1e100, 0]];
  const all = parts.flat();
  const joined = parts.map((part) => numbers.of(part)).reduce(numbers.join);
  expect(joined).toEqual(numbers.of(all));
  expect(joined.values.length).toBeLessThanOrEqual(MOST_NUMBERS);
  expect(joined.values.length).toBeGreaterThan(MOST_NUMBERS / 3);
  const first = numbers.of(parts[0] as number[]);
  const moved = numbers.moved(first, joined);
  const codes = numbers.codes(parts[0] as number[], first);
  expect(Int32Array.from(codes, (code) => moved[code] as number)).toEqual(
    numbers.codes(parts[0] as number[], joined),
  );
});

test('a value lies within its last digit of what it is kept as, whatever lies far away', () => {
  const source = random(4);
  const values = Array.from({ length: 20_000 }, () => 2020 + 10 * source.uniform());
  const scale = numbers.of([...values, 1e90]);
  const codes = numbers.codes(values, scale);
  for (const [row, given] of values.entries()) {
    expect(Math.abs((scale.values[codes[row] as number] as number) - given)).toBeLessThan(0.01);
  }
});

test('names that only one side knows find their place among those of both', () => {
  const [a, b] = [names.of([], ['junior', 'senior']), names.of([], ['lead', 'senior'])];
  const joined = names.join(a, b);
  expect(joined).toEqual({ kind: 'name', names: ['junior', 'lead', 'senior'] });
  expect(names.moved(a, joined)).toEqual([0, 2]);
  expect(names.moved(b, joined)).toEqual([1, 2]);
});
