import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { batches } from '../../../../src/model/training/batches.ts';
import { warmUpThenDecay } from '../../../../src/model/training/schedule.ts';
import { random } from '../../../../src/stats/random.ts';

describe('batches', () => {
  test('hold every row once, `size` at a time but for one', () => {
    const anyRows = fc.uniqueArray(fc.nat(500), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(
        anyRows,
        fc.integer({ min: 1, max: 64 }),
        fc.boolean(),
        fc.nat(),
        (rows, size, bucketed, seed) => {
          const lengths = bucketed
            ? Int32Array.from({ length: 501 }, (_, row) => (row * 37) % 50)
            : undefined;
          const found = batches(Int32Array.from(rows), size, lengths, random(seed));
          expect(found.flatMap((batch) => [...batch]).sort((a, b) => a - b)).toEqual(
            rows.toSorted((a, b) => a - b),
          );
          expect(found.filter((batch) => batch.length !== size).length).toBeLessThanOrEqual(1);
          expect(found.every((batch) => batch.length <= size)).toBe(true);
        },
      ),
    );
  });

  test('of sequences need little padding', () => {
    const rows = Int32Array.from({ length: 2000 }, (_, row) => row);
    const source = random(1, 'lengths');
    const lengths = rows.map(() => 1 + source.below(100));
    const padding = (found: readonly Int32Array[]) => {
      const padded = found.map(
        (batch) => Math.max(...batch.map((row) => lengths[row] as number)) * batch.length,
      );
      return padded.reduce((a, b) => a + b) / lengths.reduce((a, b) => a + b) - 1;
    };
    expect(padding(batches(rows, 32, lengths, random(1)))).toBeLessThan(0.1);
    expect(padding(batches(rows, 32, undefined, random(1)))).toBeGreaterThan(0.5);
  });

  test('come in another order on every pass and for every seed, and in the same for the same', () => {
    const rows = Int32Array.from({ length: 100 }, (_, row) => row);
    const source = random(1);
    const [first, second] = [batches(rows, 10, undefined, source), batches(rows, 10, undefined, source)];
    expect(first).not.toEqual(second);
    expect(batches(rows, 10, undefined, random(1))).toEqual(first);
    expect(batches(rows, 10, undefined, random(2))).not.toEqual(first);
  });
});

describe('the learning rate', () => {
  test('rises in a line, peaks, and falls to nothing in a line', () => {
    const rate = warmUpThenDecay(1, 10, 0.2);
    const steps = Array.from({ length: 11 }, (_, step) => rate(step));
    expect(steps).toEqual([0.5, 1, 1, 0.875, 0.75, 0.625, 0.5, 0.375, 0.25, 0.125, 0]);
  });

  test('starts at its peak where nothing warms up', () => {
    expect(warmUpThenDecay(0.3, 4, 0)(0)).toBe(0.3);
  });

  test('is never 0 while steps are left, however few they are', () => {
    for (const steps of [1, 2, 3]) {
      for (let step = 0; step < steps; step++)
        expect(warmUpThenDecay(1, steps, 0.1)(step)).toBeGreaterThan(0);
    }
  });
});
