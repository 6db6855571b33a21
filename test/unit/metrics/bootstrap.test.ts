import { describe, expect, it } from 'vitest';
import { type MeasureOptions, measure } from '../../../src/metrics/measure.ts';
import { memory } from '../../../src/slices/engines/memory.ts';
import { random } from '../../../src/stats/random.ts';
import { wilson } from '../../../src/stats/wilson.ts';
import { predictionsOf, type Row } from '../slices/rows.ts';

const options: MeasureOptions = {
  metrics: ['auc', 'brier-score'],
  comparisons: [],
  order: 1,
  confidence: 0.95,
  replicates: 1000,
  seed: 5,
};

function scored(n: number, seed: number, group = 'a', weigh?: (uniform: number) => number): Row[] {
  const source = random(seed);
  return Array.from({ length: n }, (): Row => {
    const label = source.uniform() < 0.4 ? 1 : 0;
    const score = 1 / (1 + Math.exp(-(source.normal() + (label ? 0.8 : -0.8))));
    const weight = weigh?.(source.uniform());
    return { label, decision: score >= 0.5 ? 1 : 0, score, group, ...(weight !== undefined && { weight }) };
  });
}

async function everyone(rows: readonly Row[], metric: string, asked: Partial<MeasureOptions> = {}) {
  const cube = await memory.cube(predictionsOf(rows, ['group']));
  const { measures } = await measure(cube, { ...options, ...asked });
  const estimate = measures.find((found) => found.metric === metric)?.estimate;
  if (!estimate?.known) throw new Error(`${metric} should be known`);
  return estimate;
}

/** Variance of the AUC by DeLong, DeLong & Clarke-Pearson (1988), each pair looked at. */
function delong(rows: readonly Row[]): { auc: number; error: number } {
  const scores = (label: number) =>
    rows.filter((row) => row.label === label).map(({ score }) => score as number);
  const [positive, negative] = [scores(1), scores(0)];
  const wins = (a: number, b: number) => (a > b ? 1 : a === b ? 0.5 : 0);
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const byPositive = positive.map((p) => mean(negative.map((q) => wins(p, q))));
  const byNegative = negative.map((q) => mean(positive.map((p) => wins(p, q))));
  const auc = mean(byPositive);
  const variance = (values: readonly number[]) =>
    values.reduce((sum, value) => sum + (value - auc) ** 2, 0) / (values.length - 1) / values.length;
  return { auc, error: Math.sqrt(variance(byPositive) + variance(byNegative)) };
}

describe('cell bootstrap', () => {
  it('spreads the AUC as DeLong says', async () => {
    const rows = scored(1500, 31);
    const expected = delong(rows);
    const { value, low, high, method } = await everyone(rows, 'auc');
    expect(method).toBe('cell-bootstrap');
    expect(value).toBeCloseTo(expected.auc, 10);
    expect((high - low) / (2 * 1.96 * expected.error)).toBeGreaterThan(0.93);
    expect((high - low) / (2 * 1.96 * expected.error)).toBeLessThan(1.07);
  });

  it.each([
    ['equal weights', undefined],
    ['even weights', (u: number) => 0.5 + u],
    ['weights with a heavy tail', (u: number) => 1 / (0.02 + u)],
  ])('spreads a weighted mean as its linearised variance says: %s', async (_, weigh) => {
    const rows = scored(4000, 32, 'a', weigh);
    const weights = rows.map(({ weight }) => weight ?? 1);
    const errors = rows.map(({ score, label }) => ((score as number) - label) ** 2);
    const total = weights.reduce((sum, weight) => sum + weight, 0);
    const mean = errors.reduce((sum, error, i) => sum + error * (weights[i] as number), 0) / total;
    const squares = errors.reduce((sum, error, i) => sum + ((weights[i] as number) * (error - mean)) ** 2, 0);
    const { value, low, high } = await everyone(rows, 'brier-score');
    expect(value).toBeCloseTo(mean, 10);
    const ratio = (high - low) / ((2 * 1.96 * Math.sqrt(squares)) / total);
    expect(ratio).toBeGreaterThan(0.92);
    expect(ratio).toBeLessThan(1.08);
  });

  it('is the same for the same seed, another one for another, and no other group changes it much', async () => {
    const rows = scored(300, 33);
    const one = await everyone(rows, 'auc');
    expect(await everyone(rows, 'auc')).toEqual(one);
    expect((await everyone(rows, 'auc', { seed: 6 })).low).not.toBe(one.low);
    expect((await everyone(rows, 'auc', { seed: 6 })).low).toBeCloseTo(one.low, 1.5);
  });

  it('reaches farther for more confidence, beyond its replicates as well', async () => {
    const rows = scored(300, 34);
    const widths = await Promise.all(
      [0.8, 0.95, 0.999, 0.99999].map(async (confidence) => {
        const { low, high } = await everyone(rows, 'brier-score', { confidence, replicates: 400 });
        return high - low;
      }),
    );
    expect(widths.every((width, index) => index === 0 || width > (widths[index - 1] as number))).toBe(true);
    expect((widths[3] as number) / (widths[1] as number)).toBeCloseTo(4.417 / 1.96, 0.5);
  });

  it('gives way to the limits of a proportion in few rows, and where no replicate differs', async () => {
    const few = await everyone(scored(12, 35), 'brier-score');
    expect(few).toMatchObject({ method: 'wilson', ...wilson(few.value, 12, 0.95) });
    const perfect = scored(200, 36).map((row): Row => ({ ...row, score: row.label }));
    const positives = perfect.filter(({ label }) => label === 1).length;
    expect(await everyone(perfect, 'auc')).toMatchObject({
      value: 1,
      method: 'wilson',
      ...wilson(1, Math.min(positives, 200 - positives), 0.95),
    });
  });

  it('compares few rows with everyone as if they shared none', async () => {
    const rows = [...scored(900, 37, 'a'), ...scored(15, 38, 'b')];
    const cube = await memory.cube(predictionsOf(rows, ['group']));
    const asked = { metric: 'auc', comparison: 'difference', by: ['group'], against: 'overall' } as const;
    const { disparities, measures } = await measure(cube, { ...options, comparisons: [asked] });
    const found = disparities.find(({ slice }) => slice?.group === 'b')?.estimate;
    const own = measures.find(({ slice, metric }) => slice.group === 'b' && metric === 'auc')?.estimate;
    if (!found?.known || !own?.known) throw new Error('both should be known');
    expect(own.method).toBe('wilson');
    expect((found.high - found.low) / (own.high - own.low)).toBeCloseTo(1, 1);
  });

  it('is narrower against everyone than against strangers, for what both share', async () => {
    const rows = [...scored(900, 37, 'a'), ...scored(100, 38, 'b')];
    const cube = await memory.cube(predictionsOf(rows, ['group']));
    const asked = (against: 'overall' | 'rest') => ({
      metric: 'auc',
      comparison: 'difference',
      by: ['group'],
      against,
    });
    const { disparities } = await measure(cube, {
      ...options,
      comparisons: [asked('overall'), asked('rest')],
    });
    const width = (reference: string) => {
      const found = disparities.find((each) => each.reference === reference && each.slice?.group === 'a');
      return found?.estimate.known ? found.estimate.high - found.estimate.low : Number.NaN;
    };
    expect(width('overall')).toBeGreaterThan(0);
    expect(width('overall')).toBeLessThan(width('rest') / 4);
  });
});

describe('binned scores', () => {
  it('give an AUC within 1e-5 of the one from all pairs', async () => {
    const rows = scored(5000, 41);
    const { value } = await everyone(rows, 'auc', { replicates: 100 });
    expect(Math.abs(value - delong(rows).auc)).toBeLessThan(1e-5);
    expect(value).not.toBe(delong(rows).auc);
  });
});

describe('following the work', () => {
  it('reports replicates, and none where only proportions are asked for', async () => {
    const cube = await memory.cube(predictionsOf(scored(200, 39), ['group']));
    const seen: number[] = [];
    const progress = ({ done }: { done: number }) => seen.push(done);
    await measure(cube, { ...options, metrics: ['accuracy'] }, { progress });
    expect(seen).toEqual([]);
    await measure(cube, options, { progress });
    expect(seen.at(-1)).toBe(1000);
    expect(seen).toEqual([...seen].sort((a, b) => a - b));
  });

  it('ends when told to', async () => {
    const cube = await memory.cube(predictionsOf(scored(200, 40), ['group']));
    const controller = new AbortController();
    const stopped = new Error('stopped');
    const running = measure(
      cube,
      { ...options, replicates: 100_000 },
      { signal: controller.signal, progress: () => controller.abort(stopped) },
    );
    await expect(running).rejects.toBe(stopped);
  });
});
