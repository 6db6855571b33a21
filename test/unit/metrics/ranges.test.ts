import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../src/errors.ts';
import { type MeasureOptions, measure } from '../../../src/metrics/measure.ts';
import { memory } from '../../../src/slices/engines/memory.ts';
import { wilson } from '../../../src/stats/wilson.ts';
import { predictionsOf, type Row } from '../slices/rows.ts';

const options = { comparisons: [], order: 1, confidence: 0.95, replicates: 0, seed: 1 };
const rowsOf = (count: number, row: Row) => Array.from({ length: count }, () => row);

async function everyone(metric: string, rows: readonly Row[], more: Partial<MeasureOptions> = {}) {
  const cube = await memory.cube(predictionsOf(rows, ['g']));
  const { measures } = await measure(cube, { ...options, metrics: [metric], ...more });
  const estimate = measures[0]?.estimate;
  if (!estimate?.known) throw new Error(`${metric} should be known`);
  return estimate;
}

describe('F1', () => {
  it.each([
    [0, 3, 4],
    [1, 5, 2],
    [4, 4, 4],
    [9, 1, 0],
    [12, 0, 0],
    [300, 200, 100],
  ])(
    'of %i right, %i wrongly selected and %i missed is bounded no closer than its share allows',
    async (tp, fp, fn) => {
      const { value, low, high } = await everyone('f1', [
        ...rowsOf(tp, { label: 1, decision: 1, g: 'a' }),
        ...rowsOf(fp, { label: 0, decision: 1, g: 'a' }),
        ...rowsOf(fn, { label: 1, decision: 0, g: 'a' }),
        ...rowsOf(50, { label: 0, decision: 0, g: 'a' }),
      ]);
      const all = tp + fp + fn;
      const carried = (share: number) => (2 * share) / (1 + share);
      const exact = wilson(tp / all, all, 0.95);
      expect(value).toBeCloseTo(carried(tp / all), 12);
      expect(low).toBeLessThanOrEqual(carried(exact.low) + 1e-12);
      expect(high).toBeGreaterThanOrEqual(carried(exact.high) - 1e-12);
    },
  );
});

describe('log loss', () => {
  it('of a sure mistake is 52 ln 2, and of a sure hit 0', async () => {
    const sure = (label: 0 | 1, score: number): Row => ({ label, decision: 1, score, g: 'a' });
    expect((await everyone('log-loss', rowsOf(3, sure(1, 0)))).value).toBeCloseTo(52 * Math.LN2, 12);
    expect((await everyone('log-loss', rowsOf(3, sure(0, 1)))).value).toBeCloseTo(52 * Math.LN2, 12);
    expect((await everyone('log-loss', rowsOf(3, sure(1, 1)))).value).toBe(0);
  });
});

describe('a metric that may be negative', () => {
  const rows = [
    ...rowsOf(30, { label: 1, decision: 0, g: 'a' }),
    ...rowsOf(30, { label: 0, decision: 1, g: 'a' }),
    ...rowsOf(30, { label: 1, decision: 1, g: 'b' }),
    ...rowsOf(30, { label: 0, decision: 0, g: 'b' }),
  ];
  const asked = (comparison: string): MeasureOptions => ({
    ...options,
    metrics: [],
    comparisons: [{ metric: 'matthews-correlation', comparison, by: ['g'], against: { g: 'b' } }],
    replicates: 200,
  });

  it('differs by more than 1, its interval as well', async () => {
    const cube = await memory.cube(predictionsOf(rows, ['g']));
    const { disparities } = await measure(cube, asked('difference'));
    const estimate = disparities.find(({ slice }) => slice?.g === 'a')?.estimate;
    expect(estimate).toMatchObject({ known: true, value: -2, low: -2 });
    expect(estimate?.known && estimate.high > -2).toBe(true);
  });

  it('has no ratio', async () => {
    const cube = await memory.cube(predictionsOf(rows, ['g']));
    await expect(measure(cube, asked('ratio'))).rejects.toThrow(InvalidInput);
  });
});
