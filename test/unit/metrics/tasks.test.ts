import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tasks } from '../../../src/data/tasks/index.ts';
import { InvalidInput } from '../../../src/errors.ts';
import { measure } from '../../../src/metrics/measure.ts';
import { measureClasses } from '../../../src/metrics/measure-classes.ts';
import { metricsOf } from '../../../src/metrics/of-task.ts';
import { memory } from '../../../src/slices/engines/memory.ts';
import { random } from '../../../src/stats/random.ts';
import { studentCritical } from '../../../src/stats/student.ts';
import { predictionsOf, type Row } from '../slices/rows.ts';

type Values = Readonly<Record<string, number | null>>;
type Said<T> = Readonly<Record<'unweighted' | 'weighted', Readonly<Record<string, T>>>>;

const reference = JSON.parse(
  readFileSync(new URL('../../../fixtures/reference/tasks.json', import.meta.url), 'utf8'),
) as {
  readonly rows: {
    readonly group: readonly string[];
    readonly weight: readonly number[];
    readonly outcome: readonly number[];
    readonly prediction: readonly number[];
    readonly label: readonly string[];
    readonly decision: readonly string[];
  };
  readonly regression: Said<Values>;
  readonly multiclass: Said<{ readonly macro: Values; readonly classes: Readonly<Record<string, Values>> }>;
};
const { group, weight, outcome, prediction, label: classes, decision: decided } = reference.rows;

const options = { comparisons: [], order: 1, confidence: 0.95, replicates: 2000, seed: 5 };
const numbersOf = (rows: readonly Row[]) => memory.cube(predictionsOf(rows, ['group'], 'regression'));

describe.each(['unweighted', 'weighted'] as const)('numbers, %s', (weighting) => {
  it('are measured as scikit-learn and numpy measure them', async () => {
    const rows = outcome.map((label, row) => ({
      label,
      score: prediction[row] as number,
      group: group[row] as string,
      ...(weighting === 'weighted' && { weight: weight[row] as number }),
    }));
    const metrics = metricsOf(tasks.get('regression'));
    const { measures } = await measure(await numbersOf(rows), { ...options, metrics, replicates: 100 });
    let compared = 0;
    for (const { metric, slice, estimate } of measures) {
      const said = reference.regression[weighting][slice.group ?? '']?.[metric];
      if (said === undefined || said === null) continue;
      if (!estimate.known) throw new Error(`${metric} should be known`);
      expect(Math.abs(estimate.value / said - 1), `${metric} of ${slice.group}`).toBeLessThan(1e-9);
      compared += 1;
    }
    expect(compared).toBe(4 * 9);
  });
});

describe.each(['unweighted', 'weighted'] as const)('classes, %s', (weighting) => {
  const names = [...new Set(classes)].sort();
  const index = (all: readonly string[]) => Int32Array.from(all, (name) => names.indexOf(name));
  const rows = classes.map((_, row) => ({
    label: 0,
    decision: 0,
    group: group[row] as string,
    ...(weighting === 'weighted' && { weight: weight[row] as number }),
  }));
  const predictions = {
    ...predictionsOf(rows, ['group'], 'multiclass'),
    label: index(classes),
    decision: index(decided),
    classes: names,
  };

  it('are measured as scikit-learn measures them, as a whole and each against the rest', async () => {
    const metrics = metricsOf(tasks.get('multiclass'));
    const cube = await memory.cube(predictions);
    const { measures, metrics: defined } = await measureClasses(cube, {
      ...options,
      metrics,
      replicates: 100,
    });
    let compared = 0;
    for (const { metric, slice, estimate } of measures) {
      const said = reference.multiclass[weighting][slice.group ?? ''];
      const [id = '', name] = metric.split('@');
      const value = name === undefined ? said?.macro[id] : said?.classes[name]?.[id];
      if (value === undefined) continue;
      expect(estimate.known, `${metric} of ${slice.group}`).toBe(value !== null);
      if (estimate.known) expect(Math.abs(estimate.value - (value as number)), metric).toBeLessThan(1e-9);
      compared += 1;
    }
    expect(compared).toBe(4 * (4 + 3 * 4));
    expect(new Set(measures.map(({ metric }) => metric))).toEqual(new Set(defined.map(({ id }) => id)));
    expect(defined.find(({ id }) => id === 'precision@lead')).toMatchObject({
      title: 'Precision, lead',
      class: 'lead',
    });
  });

  it('are compared class by class, or one class alone', async () => {
    const cube = await memory.cube(predictions);
    const asked = { metric: 'precision', comparison: 'difference', by: ['group'], against: 'best' } as const;
    const all = await measureClasses(cube, { ...options, metrics: [], comparisons: [asked] });
    expect(new Set(all.disparities.map(({ metric }) => metric))).toEqual(
      new Set(names.map((name) => `precision@${name}`)),
    );
    const one = await measureClasses(cube, {
      ...options,
      metrics: [],
      comparisons: [{ ...asked, class: 'senior' }],
    });
    expect(one.disparities).toEqual(all.disparities.filter(({ metric }) => metric === 'precision@senior'));
    await expect(
      measureClasses(cube, { ...options, metrics: [], comparisons: [{ ...asked, class: 'seinor' }] }),
    ).rejects.toThrow('no row has the class "seinor". Did you mean "senior"?');
  });
});

describe('intervals of numbers without an end', () => {
  const source = random(31);
  const normal = () =>
    Math.sqrt(-2 * Math.log(1 - source.uniform())) * Math.cos(2 * Math.PI * source.uniform());

  it.each([6, 12, 40, 500, 5000])(
    'are about as wide as Student’s for the mean of %i normal errors',
    async (n) => {
      const rows = Array.from({ length: n }, (): Row => {
        const label = 1000 + 50 * normal();
        return { label, score: label + 3 * normal(), group: 'a' };
      });
      const { measures } = await measure(await numbersOf(rows), { ...options, metrics: ['mean-error'] });
      const estimate = measures[0]?.estimate;
      if (!estimate?.known) throw new Error('the mean should be known');
      const errors = rows.map(({ label, score = 0 }) => score - label);
      const mean = errors.reduce((sum, error) => sum + error, 0) / n;
      const variance = errors.reduce((sum, error) => sum + (error - mean) ** 2, 0) / (n - 1);
      const reach = studentCritical(0.95, n - 1) * Math.sqrt(variance / n);
      expect((estimate.high - estimate.low) / (2 * reach)).toBeGreaterThan(0.9);
      expect((estimate.high - estimate.low) / (2 * reach)).toBeLessThan(1.2);
    },
  );

  it('of a quantile are the order statistics that hold it as often as they should, where rows allow it', async () => {
    const rows = (length: number) =>
      Array.from({ length }, (_, row): Row => ({ label: 0, score: row + 1, group: 'a' }));
    const of = async (length: number, metric: string) => {
      const { measures } = await measure(await numbersOf(rows(length)), { ...options, metrics: [metric] });
      return measures[0]?.estimate;
    };
    // Binomial(99, ½): order statistics 40 and 60 hold the median with 95.6 %.
    expect(await of(99, 'median-prediction')).toMatchObject({
      known: true,
      method: 'woodruff',
      value: 50,
      low: 40,
      high: 60,
    });
    expect(await of(5, 'median-prediction')).toEqual({ known: false, because: 'too-few-rows', n: 5 });
    expect(await of(6, 'median-prediction')).toMatchObject({ known: true, value: 3 });
    expect(await of(30, 'lower-decile-prediction')).toMatchObject({ known: false });
    expect(await of(40, 'lower-decile-prediction')).toMatchObject({ known: true, value: 4 });
  });

  it('are told neither of one row nor of few that are all the same', async () => {
    const few = (rows: number) =>
      Array.from({ length: rows }, (): Row => ({ label: 2, score: 3, group: 'a' }));
    const everyone = async (rows: number) => {
      const { measures } = await measure(await numbersOf(few(rows)), { ...options, metrics: ['mean-error'] });
      return measures[0]?.estimate;
    };
    expect(await everyone(1)).toEqual({ known: false, because: 'too-few-rows', n: 1 });
    expect(await everyone(10)).toEqual({ known: false, because: 'too-few-rows', n: 10 });
    expect(await everyone(50)).toMatchObject({ known: true, value: 1, low: 1, high: 1 });
  });
});

describe('a metric of another task', () => {
  it('is refused by name', async () => {
    const cube = await numbersOf([{ label: 1, score: 2, group: 'a' }]);
    await expect(measure(cube, { ...options, metrics: ['accuracy'] })).rejects.toThrow(InvalidInput);
    await expect(measure(cube, { ...options, metrics: ['accuracy'] })).rejects.toThrow(
      'the task "regression" has no accuracy',
    );
  });
});
