import { describe, expect, it } from 'vitest';
import { measure } from '../../../src/metrics/measure.ts';
import type { Estimate } from '../../../src/result/index.ts';
import { memory } from '../../../src/slices/engines/memory.ts';
import { type Random, random } from '../../../src/stats/random.ts';
import { predictionsOf, type Row } from '../slices/rows.ts';

const RUNS = 600;
const SIZES = [20, 30, 45, 80, 150, 400, 900];

/** Selections of groups at given rates, scores that rank everywhere alike. */
function drawn(sizes: readonly number[], rate: (group: number) => number, source: Random, scores: boolean) {
  return sizes.flatMap((size, group) =>
    Array.from({ length: size }, (): Row => {
      const decision = source.uniform() < rate(group) ? 1 : 0;
      const label = source.uniform() < 0.5 ? 1 : 0;
      const score = Math.round(50 * (0.7 * source.uniform() + (label ? 0.3 : 0))) / 50;
      return { label, decision, group: String(group), ...(scores && { score }) };
    }),
  );
}

async function gaps(rows: readonly Row[], metric: string, replicates = 0) {
  const asked = (comparison: string) => ({ metric, comparison, by: ['group'], against: 'best' as const });
  const { disparities } = await measure(await memory.cube(predictionsOf(rows, ['group'])), {
    metrics: [],
    comparisons: [asked('difference'), asked('ratio')],
    order: 1,
    confidence: 0.95,
    replicates,
    seed: 1,
  });
  const of = (comparison: string) => disparities.filter((found) => found.comparison === comparison);
  const widest = (comparison: string) =>
    of(comparison).find(({ slice }) => slice === undefined)?.estimate as Estimate;
  const groups = of('ratio').filter(({ slice }) => slice !== undefined);
  return { difference: widest('difference'), ratio: widest('ratio'), groups };
}

const holds = (estimate: Estimate, truth: number) =>
  !estimate.known || (estimate.low <= truth && truth <= estimate.high);

describe('seven unequal groups that are all alike', () => {
  it.each([0.1, 0.5, 0.9])(
    'at a selection rate of %d: the intervals of the widest gap hold 0 and 1, and no group fails four fifths',
    async (rate) => {
      const source = random(51).fork(`parity ${rate}`);
      let difference = 0;
      let ratio = 0;
      let groups = 0;
      let failed = 0;
      for (let run = 0; run < RUNS; run++) {
        const found = await gaps(
          drawn(SIZES, () => rate, source, false),
          'selection-rate',
        );
        difference += Number(holds(found.difference, 0));
        ratio += Number(holds(found.ratio, 1));
        groups += Number(found.groups.every(({ estimate }) => holds(estimate, 1)));
        failed += Number(found.groups.some(({ estimate }) => estimate.known && estimate.high < 0.8));
      }
      expect(difference / RUNS).toBeGreaterThanOrEqual(0.95);
      expect(ratio / RUNS).toBeGreaterThanOrEqual(0.95);
      expect(groups / RUNS).toBeGreaterThanOrEqual(0.95);
      expect(failed / RUNS).toBeLessThanOrEqual(0.02);
    },
  );

  it('the same of a bootstrapped metric', async () => {
    const source = random(52);
    let held = 0;
    const runs = 60;
    for (let run = 0; run < runs; run++) {
      const found = await gaps(
        drawn([25, 40, 60, 120, 250], () => 0.5, source, true),
        'auc',
        200,
      );
      held += Number(holds(found.difference, 0) && holds(found.ratio, 1));
    }
    expect(held / runs).toBeGreaterThanOrEqual(0.93);
  });
});

describe('groups that differ', () => {
  it('a gap of .5 against .25 in 500 rows each is told from none', async () => {
    const source = random(53);
    let told = 0;
    for (let run = 0; run < 100; run++) {
      const found = await gaps(
        drawn([500, 500], (group) => (group ? 0.25 : 0.5), source, false),
        'selection-rate',
      );
      const { difference, ratio } = found;
      told += Number(difference.known && difference.low > 0 && ratio.known && ratio.high < 1);
      expect(found.groups.every(({ estimate }) => estimate.known && estimate.high < 0.8)).toBe(true);
    }
    expect(told).toBe(100);
  });

  it.each([
    [
      [500, 500],
      [0.5, 0.25],
    ],
    [
      [60, 200, 400],
      [0.3, 0.4, 0.5],
    ],
    [
      [30, 100, 100, 100, 600],
      [0.2, 0.5, 0.5, 0.5, 0.6],
    ],
  ])('in %j rows at rates %j the intervals hold the true gap', async (sizes, rates) => {
    const source = random(54).fork(String(sizes));
    const highest = Math.max(...rates);
    const lowest = Math.min(...rates);
    let difference = 0;
    let ratio = 0;
    for (let run = 0; run < RUNS; run++) {
      const rows = drawn(sizes, (group) => rates[group] as number, source, false);
      const found = await gaps(rows, 'selection-rate');
      difference += Number(holds(found.difference, highest - lowest));
      ratio += Number(holds(found.ratio, lowest / highest));
    }
    expect(difference / RUNS).toBeGreaterThanOrEqual(0.93);
    expect(ratio / RUNS).toBeGreaterThanOrEqual(0.93);
  });
});
