import { expect, test } from 'vitest';
import { spreadOverSeeds } from '../../../../src/metrics/criteria/seeds.ts';

const run = (auc: number, gap?: number) => [
  { candidate: 'a', criterion: 'auc', value: auc },
  ...(gap === undefined ? [] : [{ candidate: 'a', criterion: 'gap', value: gap }]),
];

test('seeds come to a mean, a standard deviation and the ends; what one of them lacks is left out', () => {
  const { count, values } = spreadOverSeeds([run(0.7, 0.1), run(0.8), run(0.9, 0.3)]);
  expect(count).toBe(3);
  expect(values).toEqual([
    {
      candidate: 'a',
      criterion: 'auc',
      mean: expect.closeTo(0.8, 12),
      deviation: expect.closeTo(0.1, 12),
      lowest: 0.7,
      highest: 0.9,
    },
  ]);
});
