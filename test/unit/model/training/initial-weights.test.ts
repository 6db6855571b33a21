import { expect, test } from 'vitest';
import type { WeightSpec } from '../../../../src/model/architecture.ts';
import { initialWeights } from '../../../../src/model/training/initial-weights.ts';
import { random } from '../../../../src/stats/random.ts';

const specs: readonly WeightSpec[] = [
  { name: 'usual', shape: [100, 100], initial: 'normal' },
  { name: 'narrow', shape: [100, 100], initial: 'normal', deviation: 0.01 },
  { name: 'ones', shape: [3], initial: 'ones' },
  { name: 'zeros', shape: [3], initial: 'zeros' },
];
const fresh = (some: readonly WeightSpec[]) => initialWeights(some, 0.2, random(3, 'fresh'));

test('normal weights have mean 0 and the deviation of their own, or else the usual one', () => {
  const drawn = fresh(specs);
  for (const [name, deviation] of [
    ['usual', 0.2],
    ['narrow', 0.01],
  ] as const) {
    const values = [...(drawn.get(name)?.values ?? [])];
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const square = values.reduce((sum, value) => sum + value ** 2, 0) / values.length;
    expect(Math.abs(mean)).toBeLessThan((4 * deviation) / 100);
    expect(Math.abs(Math.sqrt(square) / deviation - 1)).toBeLessThan(0.03);
  }
  expect([...(drawn.get('ones')?.values ?? [])]).toEqual([1, 1, 1]);
  expect([...(drawn.get('zeros')?.values ?? [])]).toEqual([0, 0, 0]);
});

test('no other weight changes one', () => {
  expect(fresh(specs.slice(1)).get('narrow')).toEqual(fresh(specs).get('narrow'));
});
