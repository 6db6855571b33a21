import { describe, expect, it } from 'vitest';
import { tasks } from '../../src/data/tasks/index.ts';
import { comparesPairs } from '../../src/metrics/comparison.ts';
import { comparisons, comparisonsOf } from '../../src/metrics/comparisons.ts';
import { definition } from '../../src/metrics/definition.ts';
import { metrics } from '../../src/metrics/index.ts';
import { DEFAULT_INTERVALS, intervalsOf } from '../../src/metrics/intervals.ts';
import { type MeasureOptions, measure } from '../../src/metrics/measure.ts';
import type { Metric } from '../../src/metrics/metric.ts';
import { isOfTask, metricsOf } from '../../src/metrics/of-task.ts';
import { type Reading, read } from '../../src/metrics/reading.ts';
import type { Estimate } from '../../src/result/index.ts';
import { memory } from '../../src/slices/engines/memory.ts';
import { countsBy, type Stats, statistics } from '../../src/slices/statistics.ts';
import { random } from '../../src/stats/random.ts';
import { predictionsOf, type Row } from '../unit/slices/rows.ts';

const source = random(21);
const groupOf = (index: number) => 'abc'[index % 3] as string;

/** Rows of a task that say something, and rows that hardly do. */
interface Sample {
  readonly rows: readonly Row[];
  readonly degenerate: readonly (readonly [string, (row: Row) => Row])[];
}

const SAMPLES: Readonly<Record<(typeof tasks)['ids'][number], Sample>> = {
  binary: {
    rows: Array.from({ length: 400 }, (_, index): Row => {
      const label = source.uniform() < 0.5 ? 1 : 0;
      const score = Math.round(100 * (0.6 * source.uniform() + (label ? 0.4 : 0))) / 100;
      const disagreement = ((7 * index + label) % 6) / 5;
      return { label, decision: score >= 0.5 ? 1 : 0, score, disagreement, group: groupOf(index) };
    }),
    degenerate: [
      ['one class', (row) => ({ ...row, label: 1 })],
      ['the other class', (row) => ({ ...row, label: 0 })],
      ['one decision', (row) => ({ ...row, decision: 0 })],
      ['one score', (row) => ({ ...row, score: 0.5, decision: 1 })],
    ],
  },
  multiclass: {
    rows: Array.from({ length: 400 }, (_, index): Row => {
      const label = Math.floor(3 * source.uniform() ** 1.5);
      const decision = source.uniform() < 0.7 ? label : Math.floor(3 * source.uniform());
      return { label, decision, group: groupOf(index) };
    }),
    degenerate: [
      ['one class', (row) => ({ ...row, label: 1 })],
      ['one decision', (row) => ({ ...row, decision: 2 })],
      ['two classes of three', (row) => ({ ...row, label: Math.min(1, row.label) })],
      ['no error', (row) => ({ ...row, decision: row.label })],
    ],
  },
  regression: {
    rows: Array.from({ length: 400 }, (_, index): Row => {
      const label = 30 + 10 * source.uniform();
      return { label, score: label + source.uniform() - 0.4, group: groupOf(index) };
    }),
    degenerate: [
      ['one outcome', (row) => ({ ...row, label: 0.1 })],
      ['one prediction', (row) => ({ ...row, score: -3 })],
      ['no error', (row) => ({ ...row, score: row.label })],
      ['numbers far apart', (row) => ({ ...row, score: row.group === 'a' ? 1e100 : 1e-100 })],
    ],
  },
  ranking: {
    rows: Array.from({ length: 400 }, (_, index): Row => {
      const label = Math.floor(3 * source.uniform());
      return { label, score: label + 3 * source.uniform(), list: index % 20, group: groupOf(index) };
    }),
    degenerate: [
      ['nobody relevant', (row) => ({ ...row, label: 0 })],
      ['all alike relevant', (row) => ({ ...row, label: 1 })],
      ['one score', (row) => ({ ...row, score: 7 })],
      ['relevances far apart', (row) => ({ ...row, label: row.group === 'a' ? 1e100 : 5e-324 })],
    ],
  },
};

const subjects = [...tasks].flatMap((task) =>
  ([...metrics] as readonly Metric[])
    .filter((metric) => isOfTask(metric, task))
    .map((metric) => [metric.id, task.id, metric] as const),
);

const everywhere = (id: string): MeasureOptions => ({
  metrics: [id],
  comparisons: comparisonsOf(metrics.get(id)).map((comparison) => ({
    metric: id,
    comparison,
    by: ['group'],
    against: 'best',
  })),
  order: 1,
  confidence: 0.95,
  replicates: 200,
  seed: 3,
});

it('every metric belongs to a task, and what a task usually measures is its own', () => {
  expect(new Set(subjects.map(([id]) => id))).toEqual(new Set(metrics.ids));
  for (const task of tasks) expect(metricsOf(task)).toEqual(expect.arrayContaining([...task.usual]));
});

describe.each(subjects)('%s of %s', (id, task, metric) => {
  const { rows, degenerate } = SAMPLES[task];
  const measured = async (some: readonly Row[]) =>
    measure(await memory.cube(predictionsOf(some, ['group'], task)), everywhere(id));
  const estimates = async (some: readonly Row[]): Promise<readonly Estimate[]> =>
    (await measured(some)).measures.map(({ estimate }) => estimate);

  it('explains itself and needs statistics that there are', () => {
    const said = definition(metric);
    for (const text of [said.title, said.why, said.formula, said.source])
      expect(text.length).toBeGreaterThan(2);
    for (const needed of metric.needs) expect(statistics.has(needed)).toBe(true);
    expect(said.range[0]).toBeLessThan(said.range[1]);
  });

  it('lies within its range, its interval around it', async () => {
    for (const estimate of await estimates(rows)) {
      if (!estimate.known) throw new Error(`${id} should be known`);
      expect(estimate.low).toBeGreaterThanOrEqual(metric.range[0]);
      expect(estimate.low).toBeLessThan(estimate.value);
      expect(estimate.high).toBeGreaterThan(estimate.value);
      expect(estimate.high).toBeLessThanOrEqual(metric.range[1]);
    }
  });

  it.each([
    ['no rows', []],
    ['weights of 0', rows.map((row) => ({ ...row, weight: 0 }))],
  ])('is unknown with a reason on %s', async (_, some) => {
    const found = await measured(some);
    for (const { estimate } of [...found.measures, ...found.disparities]) expect(estimate.known).toBe(false);
  });

  it.each([
    ...degenerate.map(([name, of]) => [name, rows.map(of)] as const),
    ['a group of one', [...rows, { ...(rows[0] as Row), group: 'd' }]] as const,
  ])('is a number or unknown with a reason, never anything else, on %s', async (_, some) => {
    const found = await measured(some);
    for (const { estimate } of [...found.measures, ...found.disparities]) {
      if (estimate.known) {
        expect([estimate.low, estimate.value, estimate.high].every(Number.isFinite)).toBe(true);
      } else {
        expect(estimate.because).toMatch(/^(zero-denominator|one-class|one-group|too-few-rows|no-fit)$/);
      }
    }
  });

  it('does not change when groups get other names, but for the order in which they come', async () => {
    const names: Readonly<Record<string, string>> = { a: 'x', b: 'y', c: 'z' };
    const renamed = rows.map((row) => ({ ...row, group: names[String(row.group)] as string }));
    expect(await estimates(renamed)).toEqual(await estimates(rows));
  });

  it('does not change with weights of 1, nor its value with weights of 3', async () => {
    const weighted = (weight: number) => rows.map((row) => ({ ...row, weight }));
    expect(await estimates(weighted(1))).toEqual(await estimates(rows));
    const values = async (some: readonly Row[]) =>
      (await estimates(some)).map((estimate) => estimate.known && estimate.value.toFixed(12));
    expect(await values(weighted(3))).toEqual(await values(rows));
  });

  it('counts its proportion in rows, and no more than it rests on', async () => {
    for (const estimate of await estimates(rows)) {
      if (!estimate.known) throw new Error(`${id} should be known`);
      expect(estimate.count !== undefined).toBe(metric.count !== undefined);
      if (estimate.count !== undefined) expect(estimate.count / estimate.n).toBeCloseTo(estimate.value, 12);
    }
  });

  it('has a difference of 0 and a ratio of 1 between groups of the same rows, and only there', async () => {
    const copies = ['a', 'b'].flatMap((group) => rows.slice(0, 60).map((row) => ({ ...row, group })));
    for (const { comparison, slice, estimate } of (await measured(copies)).disparities) {
      if (!estimate.known) {
        const endless = metric.distance !== undefined && comparison !== 'difference';
        expect(endless && estimate.because, `${id} should be comparable`).toBe('too-few-rows');
        continue;
      }
      expect(estimate.value, String(slice)).toBe(comparisons.get(comparison).fair);
    }
    const apart = (await measured(rows)).disparities.filter(({ slice }) => slice === undefined);
    for (const { comparison, estimate } of apart) {
      expect(estimate.known && estimate.value).not.toBe(comparisons.get(comparison).fair);
    }
  });
});

describe.each(metricsOf(tasks.get('binary')))('%s', (id) => {
  it.each(['score', 'disagreement'] as const)(
    'without any %s is unknown exactly where it needs it',
    async (column) => {
      const because = column === 'score' ? 'no-scores' : 'no-neighbours';
      const rows = SAMPLES.binary.rows.map(({ [column]: _, ...row }) => row as Row);
      const needed = metrics.get(id).needs.some((one) => statistics.get(one).without === because);
      const { measures } = await measure(await memory.cube(predictionsOf(rows, ['group'])), everywhere(id));
      for (const { estimate } of measures) {
        expect(estimate.known).toBe(!needed);
        if (!estimate.known) expect(estimate.because).toBe(because);
      }
    },
  );
});

describe.each(
  [...comparisons].filter(comparesPairs).map((comparison) => [comparison.id, comparison] as const),
)('%s', (_, comparison) => {
  const limits = (value: number, reach: number) => ({ value, low: value - reach, high: value + reach });

  it('gives its fair value for equals, and rises with the group and falls with the reference', () => {
    expect(comparison.of(0.4, 0.4)).toBe(comparison.fair);
    expect(comparison.of(0.5, 0.4)).toBeGreaterThan(comparison.fair);
    expect(comparison.of(0.4, 0.5)).toBeLessThan(comparison.fair);
  });

  it('has an interval around its value', () => {
    const { low, high } = comparison.interval(limits(0.5, 0.1), limits(0.4, 0.05));
    const value = comparison.of(0.5, 0.4) as number;
    expect(low).toBeLessThan(value);
    expect(high).toBeGreaterThan(value);
  });

  it('moves a group to where its comparison stands at the limit', () => {
    const target = comparison.towards(0.3, comparison.of(0.3, 0.5) as number, 0.8) as number;
    expect(comparison.of(target, 0.5)).toBeCloseTo(0.8, 12);
  });

  it('turns a comparison with the rest into one with everyone', () => {
    const share = 0.3;
    const everyone = share * 0.5 + (1 - share) * 0.4;
    const withRest = comparison.of(0.5, 0.4) as number;
    expect(comparison.withEveryone(withRest, share)).toBeCloseTo(comparison.of(0.5, everyone) as number, 12);
  });
});

describe.each([...comparisons].map((comparison) => [comparison.id, comparison] as const))(
  '%s of all groups',
  (_, comparison) => {
    const metric = metrics.get('selection-rate');
    const of = (...counts: readonly (readonly [count: number, n: number])[]) =>
      comparison.ofAll({
        metric,
        confidence: 0.95,
        intervals: intervalsOf(DEFAULT_INTERVALS),
        readings: counts.map(([count, n]) => readingOf(metric, count, n)),
      });

    it('explains itself', () => {
      expect(definition(comparison)).toMatchObject({ id: comparison.id, better: 'neither' });
    });

    it('holds its fair value where the groups are equal, and leaves it where they are far apart', () => {
      const equal = of([30, 60], [30, 60], [30, 60]);
      expect(equal.known && equal.value).toBe(comparison.fair);
      expect(equal.known && equal.low <= comparison.fair && comparison.fair <= equal.high).toBe(true);
      const apart = of([100, 1000], [900, 1000], [500, 1000]);
      expect(apart.known && apart.low <= comparison.fair && comparison.fair <= apart.high).toBe(false);
    });

    it('does not depend on the order of the groups', () => {
      const [one, other] = [of([9, 20], [30, 60], [5, 50]), of([5, 50], [9, 20], [30, 60])];
      if (!one.known || !other.known) throw new Error('both should be known');
      for (const end of ['low', 'value', 'high'] as const) expect(one[end]).toBeCloseTo(other[end], 12);
    });

    it('is unknown of one group', () => {
      expect(of([9, 20])).toEqual({ known: false, because: 'one-group', n: 20 });
    });
  },
);

/** So many selected of so many rows. */
function readingOf(metric: Metric, selected: number, rows: number): Reading {
  const byOutcome = Float64Array.of(rows - selected, selected, 0, 0);
  const stats = {
    'outcome-rows': byOutcome,
    'outcome-weight': byOutcome,
    'outcome-weight-squared': byOutcome,
    'batch-rows': new Float64Array(),
  };
  const by = { counts: countsBy(['label', 'decision']), rates: DEFAULT_INTERVALS.rates };
  return read(metric, stats as Stats, by, true);
}
