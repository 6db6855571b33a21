import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tasks } from '../../src/data/tasks/index.ts';
import { comparisons, comparisonsOf } from '../../src/metrics/comparisons.ts';
import { metrics } from '../../src/metrics/index.ts';
import { measurable } from '../../src/metrics/measurable.ts';
import { type ClassMeasureOptions, measureClasses } from '../../src/metrics/measure-classes.ts';
import { measurableOf, metricsOf } from '../../src/metrics/of-task.ts';
import { pairMetrics } from '../../src/metrics/pairs/index.ts';
import { type Estimate, MISSING, type SliceId } from '../../src/result/index.ts';
import type { Row } from '../unit/slices/rows.ts';
import { cubeOf, everyTask } from './random-tables.ts';

type Against = 'rest' | 'overall' | Readonly<Record<string, string>>;

/** Everything that a task measures and compares between the groups by `a`. */
const everything = (task: string, against: Against): ClassMeasureOptions => {
  const ids = metricsOf(tasks.get(task));
  const by = ['a'];
  return {
    metrics: ids,
    comparisons: ids.flatMap((metric) =>
      comparisonsOf(metrics.get(metric)).map((comparison) => ({ metric, comparison, by, against })),
    ),
    pairs: measurableOf(tasks.get(task))
      .filter((id) => pairMetrics.has(id))
      .map((metric) => ({ metric, by, against })),
    order: 1,
    confidence: 0.95,
    replicates: 10,
    seed: 4,
  };
};

const measured = async (rows: readonly Row[], task: string, against: Against = 'rest') =>
  measureClasses(await cubeOf(rows, task), everything(task, against));
type Measured = Awaited<ReturnType<typeof measured>>;

/** A number of one group, of two, or (no `slice`) of all together. */
interface Said {
  readonly metric: string;
  readonly comparison?: string;
  readonly slice?: SliceId;
  readonly estimate: Estimate;
}
const estimates = ({ measures, disparities, pairs }: Measured): readonly Said[] => [
  ...measures,
  ...disparities,
  ...pairs,
];
const plain = (metric: string) => metric.replace(/@.*/, '');
const runs = { numRuns: 15 };

/** A table of another spread: what it changes of each row makes it hard to measure. */
const DEGENERATE: readonly (readonly [string, (rows: readonly Row[]) => readonly Row[]])[] = [
  ['one class', (rows) => rows.map((row) => ({ ...row, label: 1 }))],
  ['one group', (rows) => rows.map((row) => ({ ...row, a: 'x' }))],
  ['nobody of a known group', (rows) => rows.map((row) => ({ ...row, a: MISSING }))],
  ['a group of one', (rows) => rows.map((row, index) => ({ ...row, a: index === 0 ? 'x' : 'y' }))],
  [
    'every row a group of its own',
    (rows) => rows.slice(0, 8).map((row, index) => ({ ...row, a: `${index}` })),
  ],
  ['one score', (rows) => rows.map((row) => (row.score === undefined ? row : { ...row, score: 0.5 }))],
  ['weights of 0', (rows) => rows.map((row) => ({ ...row, weight: 0 }))],
  ['one group without weight', (rows) => rows.map((row) => ({ ...row, weight: row.a === 'x' ? 0 : 1 }))],
  ['weights far apart', (rows) => rows.map((row, index) => ({ ...row, weight: index % 2 ? 1e30 : 1e-200 }))],
];

describe.each(everyTask)('%s', (task, some) => {
  const filled = some.filter((rows) => rows.length > 0);
  /** Of rows that count alike, with numbers that can be added up in any order. */
  const unweighted = filled
    .map((rows) => rows.map(({ weight, ...row }) => row as Row))
    .filter((rows) =>
      rows.every(({ label, score = 0 }) => Math.max(Math.abs(label), Math.abs(score)) < 1e99),
    );

  it.each(DEGENERATE)('gives numbers within their ranges or reasons of %s', async (_, spoil) => {
    await fc.assert(
      fc.asyncProperty(filled, async (rows) => {
        for (const { estimate, ...said } of estimates(await measured(spoil(rows), task))) {
          if (!estimate.known) {
            expect(estimate.because).toMatch(/^[a-z-]+$/);
            continue;
          }
          const { low, value, high } = estimate;
          const own = measurable.get(plain(said.metric)).range;
          const [least, most] = said.comparison ? comparisons.get(said.comparison).range(own) : own;
          const held = least <= low && low <= value && value <= high && high <= most;
          expect(held, JSON.stringify({ ...said, estimate })).toBe(true);
        }
      }),
      { numRuns: 6 },
    );
  });

  it('does not change when groups get other names', async () => {
    const names: Readonly<Record<string, string>> = { x: 'k', y: 'l', z: 'zz', [MISSING]: MISSING };
    await fc.assert(
      fc.asyncProperty(filled, async (rows) => {
        const renamed = rows.map((row) => ({ ...row, a: names[row.a as string] as string }));
        const [one, other] = [await measured(rows, task), await measured(renamed, task)];
        expect(estimates(other).map(({ estimate }) => estimate)).toEqual(
          estimates(one).map(({ estimate }) => estimate),
        );
      }),
      runs,
    );
  });

  it('gives the same values when groups come in another order', async () => {
    const names: Readonly<Record<string, string>> = { x: 'c', y: 'b', z: 'a', [MISSING]: MISSING };
    const valued = (of: Measured, called: (name: string) => string) =>
      new Map(
        estimates(of).map((said) => {
          const { metric, comparison, slice } = said;
          const group = slice?.a === undefined ? slice : called(slice.a);
          return [JSON.stringify([metric, comparison, group]), said] as const;
        }),
      );
    await fc.assert(
      fc.asyncProperty(unweighted, async (rows) => {
        const renamed = rows.map((row) => ({ ...row, a: names[row.a as string] as string }));
        const one = valued(await measured(rows, task), (name) => names[name] as string);
        const other = valued(await measured(renamed, task), (name) => name);
        expect(new Set(other.keys())).toEqual(new Set(one.keys()));
        for (const [key, said] of one) expect(alike(said, other.get(key) as Said), key).toBe(true);
      }),
      runs,
    );
  });

  it('does not change with weights of 1', async () => {
    await fc.assert(
      fc.asyncProperty(unweighted, async (rows) => {
        const weighted = rows.map((row) => ({ ...row, weight: 1 }));
        expect(await measured(weighted, task)).toEqual(await measured(rows, task));
      }),
      runs,
    );
  });

  it('has a difference of 0 exactly where the ratio is 1', async () => {
    await fc.assert(
      fc.asyncProperty(filled, async (rows) => {
        const { disparities } = await measured(rows, task);
        const of = (comparison: string) =>
          disparities.filter((one) => one.comparison === comparison && one.slice);
        const ratios = new Map(
          of('ratio').map((one) => [JSON.stringify([one.metric, one.slice]), one.estimate]),
        );
        for (const { metric, slice, estimate } of of('difference')) {
          const ratio = ratios.get(JSON.stringify([metric, slice]));
          if (!estimate.known || !ratio?.known) continue;
          expect(ratio.value === 1, metric).toBe(estimate.value === 0);
        }
      }),
      runs,
    );
  });

  it('turns the sign of every difference when two groups change sides', async () => {
    await fc.assert(
      fc.asyncProperty(filled, async (all) => {
        const rows = all.map((row, index) => ({ ...row, a: index % 2 ? 'x' : 'y' }));
        fc.pre(rows.length >= 2);
        const differences = async (a: string) =>
          (await measured(rows, task, { a })).disparities.filter(
            ({ comparison, slice }) => comparison === 'difference' && slice,
          );
        const [ones, others] = [await differences('x'), await differences('y')];
        expect(ones.length).toBe(others.length);
        for (const [index, { metric, estimate }] of ones.entries()) {
          const other = others[index]?.estimate;
          expect(other?.known, metric).toBe(estimate.known);
          if (!estimate.known || !other?.known) continue;
          expect(estimate.value + other.value, metric).toBe(0);
        }
      }),
      runs,
    );
  });
});

/**
 * Whether two estimates have the same value but for rounding. Their intervals may come from other draws of few, so that
 * only one may be found, and other groups be known; the rows of all together are those of the groups that are.
 */
function alike({ slice, estimate: one }: Said, { estimate: other }: Said): boolean {
  if (slice && one.n !== other.n) return false;
  if (one.known && other.known) {
    return Math.abs(one.value - other.value) <= 1e-9 * Math.max(1, Math.abs(one.value));
  }
  const reasons = [one, other].flatMap((each) => (each.known ? [] : [each.because]));
  const drawn = reasons.includes('too-few-rows') || (!slice && reasons.includes('one-group'));
  return drawn || (reasons.length === 2 && reasons[0] === reasons[1]);
}
