import { describe, expect, it } from 'vitest';
import { type ComparisonRequest, measure } from '../../../src/metrics/measure.ts';
import type { Detectable } from '../../../src/result/index.ts';
import { memory } from '../../../src/slices/engines/memory.ts';
import { detectableShares } from '../../../src/stats/detectable.ts';
import { predictionsOf, type Row } from '../slices/rows.ts';

const people = (selected: number, n: number, sex: string, weight?: number): Row[] =>
  Array.from({ length: n }, (_, index) => ({
    label: index % 2,
    decision: index < selected ? 1 : 0,
    sex,
    ...(weight !== undefined && { weight }),
  }));

async function shownBy(
  rows: readonly Row[],
  comparison: string,
  against: ComparisonRequest['against'],
  metric = 'selection-rate',
): Promise<Readonly<Record<string, Detectable | undefined>>> {
  const { disparities } = await measure(await memory.cube(predictionsOf(rows, ['sex'])), {
    metrics: [],
    comparisons: [{ metric, comparison, by: ['sex'], against }],
    order: 1,
    confidence: 0.95,
    replicates: 50,
    seed: 1,
  });
  return Object.fromEntries(
    disparities.map(({ slice, detectable }) => [slice?.sex ?? 'all', detectable] as const),
  );
}

const rows = [...people(30, 100, 'F'), ...people(120, 300, 'M'), ...people(20, 40, 'X')];
const test = { confidence: 0.95, power: 0.8 };

describe('the smallest gap that could have shown', () => {
  it('lies where the two shares can just be told apart, on the scale of the comparison', async () => {
    const { low = 0, high = 1 } = detectableShares(0.4, 75, test);
    const difference = await shownBy(rows, 'difference', { sex: 'M' });
    expect(difference.F).toMatchObject({ reference: 0.4, confidence: 0.95, power: 0.8 });
    expect(difference.F?.rows).toBeCloseTo(75, 10);
    expect(difference.F?.low).toBeCloseTo(low - 0.4, 10);
    expect(difference.F?.high).toBeCloseTo(high - 0.4, 10);
    const ratio = await shownBy(rows, 'ratio', { sex: 'M' });
    expect(ratio.F?.low).toBeCloseTo(low / 0.4, 10);
    const logRatio = await shownBy(rows, 'log-ratio', { sex: 'M' });
    expect(logRatio.F?.high).toBeCloseTo(Math.log(high / 0.4), 10);
  });

  it('against the rest counts all others, against everyone is that of the rest diluted', async () => {
    const rest = await shownBy(rows, 'difference', 'rest');
    expect(rest.F?.reference).toBeCloseTo(140 / 340, 12);
    expect(rest.F?.rows).toBeCloseTo(1 / (1 / 100 + 1 / 340), 10);
    const overall = await shownBy(rows, 'difference', 'overall');
    expect(overall.F?.reference).toBeCloseTo(170 / 440, 12);
    const diluted = (rest.F?.low as number) * (340 / 440);
    expect(Math.abs((overall.F?.low as number) / diluted - 1)).toBeLessThan(0.05);
  });

  it('against the group that the data chose is as much larger as its test is stricter', async () => {
    const best = await shownBy(rows, 'difference', 'best');
    expect(best.F?.reference).toBe(0.5);
    expect(best.F?.confidence).toBeCloseTo(0.95 ** (1 / 3), 12);
    expect(best.X).toBeUndefined();
    expect(best.all).toBeUndefined();
  });

  it('counts weighted rows as so many equal ones as tell as much', async () => {
    const weighed = [...people(30, 100, 'F', 1), ...people(10, 20, 'F', 5), ...people(120, 300, 'M', 2)];
    const { F } = await shownBy(weighed, 'difference', { sex: 'M' });
    expect(F?.rows).toBeCloseTo(1 / (1 / (200 ** 2 / 600) + 1 / 300), 10);
  });

  it('is absent where there is no comparison or no share of rows, and open where nothing would show', async () => {
    const none = [...people(4, 9, 'F'), ...people(0, 9, 'M')];
    expect((await shownBy(none, 'ratio', { sex: 'M' })).F).toBeUndefined();
    const few = await shownBy([...people(1, 3, 'F'), ...people(150, 300, 'M')], 'difference', { sex: 'M' });
    expect(few.F).toMatchObject({ reference: 0.5 });
    expect(few.F).not.toHaveProperty('low');
    expect(few.F).not.toHaveProperty('high');
    const f1 = await shownBy(rows, 'difference', { sex: 'M' }, 'f1');
    expect(f1.F).toBeUndefined();
  });
});
