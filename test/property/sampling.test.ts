import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tasks } from '../../src/data/tasks/index.ts';
import { comparisons } from '../../src/metrics/comparisons.ts';
import { unfitWithin } from '../../src/metrics/conditional/unfit.ts';
import { metrics } from '../../src/metrics/index.ts';
import { measureClasses } from '../../src/metrics/measure-classes.ts';
import { metricsOf } from '../../src/metrics/of-task.ts';
import { cubeCodec } from '../../src/slices/codec.ts';
import { memory } from '../../src/slices/engines/memory.ts';
import { clusteredOf, stratified } from '../unit/slices/clustered.ts';
import { everyTask } from './random-tables.ts';

const sampled = fc.record({
  person: fc.constantFrom('1', '2', '3', '4', '5', '__proto__', undefined),
  stratum: fc.constantFrom('r', 's', '(missing)', undefined),
});

test.each(everyTask)(
  'every number of clustered rows in strata is finite and within its interval: %s',
  (task, tables) =>
    fc.assert(
      fc.asyncProperty(tables, fc.array(sampled, { minLength: 40, maxLength: 40 }), async (plain, how) => {
        const rows = plain.map((row, at) => ({ ...row, ...how[at] }));
        const cube = await memory.cube(stratified(clusteredOf(rows, ['a', 'b'], task), rows));
        expect(cubeCodec.decode(cubeCodec.encode(cube) as Uint8Array)).toEqual(cube);
        const ids = metricsOf(tasks.get(task));
        const found = await measureClasses(cube, {
          metrics: ids,
          comparisons: [{ metric: ids[0] ?? '', comparison: 'difference', by: ['a'], against: 'rest' }],
          conditional: ids.flatMap((metric) =>
            comparisons.ids
              .filter((id) => !unfitWithin(metrics.get(metric), comparisons.get(id), 'rest'))
              .map((comparison) => ({
                metric,
                comparison,
                by: ['a'],
                given: ['stratum'],
                against: 'rest' as const,
              })),
          ),
          order: 1,
          confidence: 0.95,
          replicates: 10,
          seed: 4,
        });
        for (const { estimate } of [...found.measures, ...found.disparities, ...found.conditional]) {
          if (!estimate.known) continue;
          expect([estimate.low, estimate.value, estimate.high].every(Number.isFinite)).toBe(true);
          expect(estimate.low).toBeLessThanOrEqual(estimate.value);
          expect(estimate.value).toBeLessThanOrEqual(estimate.high);
        }
        for (const { alike = 1, homogeneous = 1 } of found.conditional.map(({ strata }) => strata)) {
          for (const p of [alike, homogeneous]) expect(p >= 0 && p <= 1).toBe(true);
        }
      }),
      { numRuns: 25 },
    ),
);
