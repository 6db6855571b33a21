import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tasks } from '../../src/data/tasks/index.ts';
import { comparisons, comparisonsOf } from '../../src/metrics/comparisons.ts';
import { metrics } from '../../src/metrics/index.ts';
import { type MeasureOptions, measure } from '../../src/metrics/measure.ts';
import { measureClasses } from '../../src/metrics/measure-classes.ts';
import { metricsOf } from '../../src/metrics/of-task.ts';
import type { SliceCube } from '../../src/slices/cube.ts';
import { merge } from '../../src/slices/merge.ts';
import { moverRatio } from '../../src/stats/mover-ratio.ts';
import { newcombe } from '../../src/stats/newcombe.ts';
import { wilson } from '../../src/stats/wilson.ts';
import { cubeOf, cubeOfPart, everyTask, rowOf, tables } from './random-tables.ts';

const optionsOf = (task: string): MeasureOptions => ({
  metrics: metricsOf(tasks.get(task)),
  comparisons: metricsOf(tasks.get(task)).flatMap((metric) =>
    comparisonsOf(metrics.get(metric)).flatMap((comparison) =>
      (['best', 'rest', 'overall'] as const).flatMap((against) =>
        [['a'], ['b', 'a']].map((by) => ({ metric, comparison, by, against })),
      ),
    ),
  ),
  order: 2,
  confidence: 0.95,
  replicates: 25,
  seed: 2,
});

/** What a cube says of each cell, by names rather than codes. */
function spelled({ attributes, cells, scales }: SliceCube): ReadonlyMap<string, readonly number[]> {
  return new Map(
    Array.from({ length: cells.length }, (_, cell) => {
      const values = attributes.map(({ values: all }, index) => all[cells.codes[index]?.[cell] as number]);
      const keys = cells.keys.map(({ id, codes }) => {
        const scale = scales[id];
        const code = codes[cell] as number;
        return scale && 'values' in scale ? scale.values?.[code] : code;
      });
      return [
        JSON.stringify([values, keys]),
        Object.values(cells.sums).map((sum) => sum[cell] as number),
      ] as const;
    }),
  );
}

const close = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

describe('slice cubes', () => {
  it.each(everyTask)('of %s add up: cube(A) + cube(B) = cube(A ∪ B)', async (task, some) => {
    await fc.assert(
      fc.asyncProperty(some, fc.nat(), async (rows, where) => {
        const cut = 1 + (where % Math.max(1, rows.length - 1));
        fc.pre(rows.length >= 2);
        const merged = spelled(
          merge(await cubeOfPart(rows, 0, cut, task), await cubeOfPart(rows, cut, rows.length, task)),
        );
        const whole = spelled(await cubeOf(rows, task));
        expect([...merged.keys()]).toEqual([...whole.keys()]);
        for (const [cell, sums] of whole) {
          expect(sums.every((sum, index) => close(sum, merged.get(cell)?.[index] as number))).toBe(true);
        }
      }),
    );
  });

  it('roll up: the groups of every grouping make up everyone', async () => {
    await fc.assert(
      fc.asyncProperty(tables, async (rows) => {
        const { slices } = await measure(await cubeOf(rows), {
          ...optionsOf('binary'),
          comparisons: [],
          replicates: 0,
        });
        const [everyone] = slices;
        expect(everyone?.rows).toBe(rows.length);
        for (const by of ['a', 'b', 'a,b']) {
          const groups = slices.filter(({ slice }) => Object.keys(slice).join() === by);
          expect(groups.every((group) => group.rows > 0)).toBe(true);
          for (const count of ['rows', 'positives', 'selected'] as const) {
            expect(groups.reduce((sum, group) => sum + (group[count] ?? 0), 0)).toBe(everyone?.[count]);
          }
        }
      }),
    );
  });
});

describe('measures', () => {
  it.each(everyTask)(
    'of %s are numbers within their intervals, or unknown with a reason',
    async (task, some) => {
      await fc.assert(
        fc.asyncProperty(some, async (rows) => {
          const { measures, disparities } = await measureClasses(await cubeOf(rows, task), optionsOf(task));
          for (const { estimate, ...said } of [...measures, ...disparities]) {
            if (!estimate.known) continue;
            const { low, value, high, n } = estimate;
            expect([low, value, high].every(Number.isFinite), JSON.stringify(said)).toBe(true);
            expect(low <= value && value <= high, JSON.stringify({ said, estimate })).toBe(true);
            expect(Number.isInteger(n) && n > 0).toBe(true);
          }
          for (const { metric, estimate } of measures) {
            const [least, most] = metrics.get(metric.replace(/@.*/, '')).range;
            if (estimate.known) expect(estimate.low >= least && estimate.high <= most).toBe(true);
          }
          for (const { comparison, detectable } of disparities) {
            if (!detectable) continue;
            const { fair } = comparisons.get(comparison);
            const { low = fair, high = fair, rows: independent } = detectable;
            expect(low <= fair && fair <= high && independent > 0).toBe(true);
          }
          for (const { metric, comparison, estimate } of disparities) {
            const [least, most] = comparisons
              .get(comparison)
              .range(metrics.get(metric.replace(/@.*/, '')).range);
            if (estimate.known) expect(estimate.low >= least && estimate.high <= most).toBe(true);
          }
        }),
        { numRuns: 60 },
      );
    },
  );

  it('of two swapped groups flip the sign of the difference and turn the ratio over', async () => {
    const pairs = fc.array(rowOf({ a: fc.constantFrom('x', 'y') }), {
      minLength: 2,
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(pairs, async (rows) => {
        fc.pre(new Set(rows.map(({ a }) => a)).size === 2);
        const against = async (reference: string) => {
          const asked = comparisons.ids.map((comparison) => {
            return { metric: 'accuracy', comparison, by: ['a'], against: { a: reference } };
          });
          const found = await measure(await cubeOf(rows), { ...optionsOf('binary'), comparisons: asked });
          const [difference, ratio] = found.disparities.filter(({ slice }) => slice !== undefined);
          return { difference: difference?.estimate, ratio: ratio?.estimate };
        };
        const [one, other] = [await against('x'), await against('y')];
        if (!one.difference?.known || !other.difference?.known)
          throw new Error('accuracy is always known here');
        expect(one.difference.value).toBeCloseTo(-other.difference.value, 12);
        expect(one.difference.low).toBeCloseTo(-other.difference.high, 12);
        if (one.ratio?.known && other.ratio?.known && one.ratio.value > 0) {
          expect(one.ratio.value).toBeCloseTo(1 / other.ratio.value, 9);
          expect(one.ratio.low).toBeCloseTo(1 / other.ratio.high, 9);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('intervals', () => {
  const proportion = fc
    .tuple(fc.nat({ max: 400 }), fc.integer({ min: 1, max: 400 }))
    .filter(([k, n]) => k <= n)
    .map(([k, n]) => ({ value: k / n, n }));
  const confidence = fc.double({ min: 0.5, max: 0.999999, noNaN: true });

  it('of proportions hold the proportion within [0, 1] and grow with confidence', () => {
    fc.assert(
      fc.property(proportion, confidence, ({ value, n }, level) => {
        const { low, high } = wilson(value, n, level);
        expect(0 <= low && low <= value && value <= high && high <= 1).toBe(true);
        const wider = wilson(value, n, (1 + level) / 2);
        expect(wider.low <= low && high <= wider.high).toBe(true);
      }),
    );
  });

  it('of comparisons hold the comparison, and swap with their sides', () => {
    fc.assert(
      fc.property(proportion, proportion, confidence, (one, other, level) => {
        const a = { value: one.value, ...wilson(one.value, one.n, level) };
        const b = { value: other.value, ...wilson(other.value, other.n, level) };
        const difference = newcombe(a, b);
        expect(difference.low).toBeGreaterThanOrEqual(-1 - 1e-12);
        expect(difference.high).toBeLessThanOrEqual(1 + 1e-12);
        expect(difference.low).toBeLessThanOrEqual(a.value - b.value);
        expect(difference.high).toBeCloseTo(-newcombe(b, a).low, 12);
        const ratio = moverRatio(a, b);
        if (b.value === 0) return;
        expect(ratio.low).toBeGreaterThanOrEqual(0);
        expect(ratio.low).toBeLessThanOrEqual((a.value / b.value) * (1 + 1e-12));
        expect(ratio.high).toBeGreaterThanOrEqual((a.value / b.value) * (1 - 1e-12));
        if (a.value > 0) expect(ratio.low * (moverRatio(b, a).high ?? 0)).toBeCloseTo(1, 9);
      }),
    );
  });
});
