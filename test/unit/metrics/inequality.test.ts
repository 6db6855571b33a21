import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { measure } from '../../../src/metrics/measure.ts';
import { memory } from '../../../src/slices/engines/memory.ts';
import { predictionsOf, type Row } from '../slices/rows.ts';
import { complete, referenceCube } from './reference-table.ts';

const reference = JSON.parse(
  readFileSync(new URL('../../../fixtures/reference/inequality.json', import.meta.url), 'utf8'),
) as {
  readonly 'generalised-entropy-index': number;
  readonly 'theil-index': number;
  readonly 'between-group-inequality': Readonly<Record<string, number>>;
};
const options = { order: 1, confidence: 0.95, replicates: 100, seed: 1 };
const between = (by: string) =>
  ({ metric: 'mean-benefit', comparison: 'between-group-inequality', by: [by], against: 'best' }) as const;

it('equals AIF360’s, of everybody and between groups', async () => {
  const cube = await referenceCube('unweighted', complete);
  const { measures, disparities } = await measure(cube, {
    ...options,
    metrics: ['generalised-entropy-index', 'theil-index'],
    comparisons: Object.keys(reference['between-group-inequality']).map(between),
  });
  for (const { metric, estimate } of measures.slice(0, 2)) {
    const said = reference[metric as 'theil-index'];
    expect(estimate.known && Math.abs(estimate.value - said), metric).toBeLessThan(1e-9);
  }
  expect(disparities.length).toBeGreaterThan(1);
  for (const { by, estimate } of disparities) {
    const said = reference['between-group-inequality'][by[0] as string] as number;
    expect(estimate.known && Math.abs(estimate.value - said), String(by)).toBeLessThan(1e-9);
  }
});

it('is the sum of what lies between groups and, weighted by their shares and means, within them', async () => {
  const rows = Array.from({ length: 90 }, (_, index): Row => {
    return { label: index % 2, decision: Math.floor(index / 7) % 2, group: index < 30 ? 'a' : 'b' };
  });
  const cube = await memory.cube(predictionsOf(rows, ['group']));
  const { measures, disparities } = await measure(cube, {
    ...options,
    metrics: ['generalised-entropy-index', 'mean-benefit'],
    comparisons: [between('group')],
  });
  const value = (metric: string, group?: string) => {
    const found = measures.find(({ slice, metric: id }) => id === metric && slice.group === group)?.estimate;
    return found?.known ? found.value : Number.NaN;
  };
  const within = [
    ['a', 1 / 3],
    ['b', 2 / 3],
  ] as const;
  const inside = within.reduce((sum, [group, share]) => {
    const relative = value('mean-benefit', group) / value('mean-benefit');
    return sum + share * relative ** 2 * value('generalised-entropy-index', group);
  }, 0);
  const apart = disparities[0]?.estimate;
  expect(apart?.known && apart.value + inside).toBeCloseTo(value('generalised-entropy-index'), 12);
});

it('is unknown where everybody is wrongly refused, so that nobody has any benefit', async () => {
  const rows = Array.from({ length: 30 }, (): Row => ({ label: 1, decision: 0, group: 'a' }));
  const { measures } = await measure(await memory.cube(predictionsOf(rows, ['group'])), {
    ...options,
    metrics: ['theil-index'],
    comparisons: [],
  });
  expect(measures[0]?.estimate).toEqual({ known: false, because: 'zero-denominator', n: 30 });
});
