import { expect, test } from 'vitest';
import type { Predictions } from '../../../src/data/predictions.ts';
import { comparisonsOf } from '../../../src/metrics/comparisons.ts';
import { metrics } from '../../../src/metrics/index.ts';
import { measure } from '../../../src/metrics/measure.ts';
import type { Estimate, KnownEstimate } from '../../../src/result/index.ts';
import { memory } from '../../../src/slices/engines/memory.ts';
import { type Random, random } from '../../../src/stats/random.ts';
import { wilson } from '../../../src/stats/wilson.ts';
import { clusteredOf } from '../slices/clustered.ts';
import { predictionsOf, type Row } from '../slices/rows.ts';

/** So many people of two groups, alike but for chance. */
function people(number: number, source: Random): readonly Row[] {
  return Array.from({ length: number }, (_, person): Row => {
    const label = source.uniform() < 0.5 ? 1 : 0;
    const score = Math.round(40 * (0.6 * source.uniform() + 0.4 * label)) / 40;
    const decision = score >= 0.5 ? 1 : 0;
    return { label, score, decision, group: person % 2 ? 'a' : 'b', person };
  });
}

const copies = (rows: readonly Row[], k: number) => rows.flatMap((row) => Array<Row>(k).fill(row));

async function taken(predictions: Predictions, metric: string, pairs: readonly string[] = []) {
  const asked = (comparison: string) => ({ metric, comparison, by: ['group'], against: { group: 'b' } });
  const suited = comparisonsOf(metrics.get(metric));
  const found = await measure(await memory.cube(predictions), {
    metrics: [metric],
    comparisons: ['difference', 'ratio'].filter((id) => suited.includes(id)).map(asked),
    pairs: pairs.map((pair) => ({ metric: pair, by: ['group'], against: 'rest' as const })),
    order: 1,
    confidence: 0.95,
    replicates: 400,
    seed: 1,
  });
  const estimates: readonly { readonly estimate: Estimate }[] = [
    ...found.measures,
    ...found.disparities,
    ...found.pairs,
  ];
  return estimates.map(({ estimate }) => estimate as KnownEstimate);
}
const width = ({ low, high }: KnownEstimate) => high - low;

test('people with one row each are as many independent rows', async () => {
  const rows = people(600, random(1));
  expect(await taken(clusteredOf(rows, ['group']), 'selection-rate')).toEqual(
    await taken(predictionsOf(rows, ['group']), 'selection-rate'),
  );
  const plain = await taken(predictionsOf(rows, ['group']), 'auc', ['abroca']);
  for (const [at, estimate] of (await taken(clusteredOf(rows, ['group']), 'auc', ['abroca'])).entries()) {
    const ratio = width(estimate) / width(plain[at] as KnownEstimate);
    expect(ratio).toBeGreaterThan(0.75);
    expect(ratio).toBeLessThan(1.35);
  }
});

test.each(['selection-rate', 'precision', 'auc', 'expected-calibration-error'])(
  'every row five times over says no more of %s than once',
  async (metric) => {
    const rows = people(600, random(2));
    const once = await taken(predictionsOf(rows, ['group']), metric);
    const plain = await taken(predictionsOf(copies(rows, 5), ['group']), metric);
    for (const [at, estimate] of (await taken(clusteredOf(copies(rows, 5), ['group']), metric)).entries()) {
      const own = width(once[at] as KnownEstimate);
      expect(estimate.value).toBeCloseTo((once[at] as KnownEstimate).value, 10);
      expect(width(estimate) / own).toBeGreaterThan(0.75);
      expect(width(estimate) / own).toBeLessThan(1.35);
      if (metric !== 'expected-calibration-error')
        expect(width(plain[at] as KnownEstimate) / own).toBeLessThan(0.6);
    }
  },
);

test('quantiles of rows five times over are known no better than once', async () => {
  const source = random(3);
  const rows = Array.from({ length: 300 }, (_, person): Row => {
    const score = source.normal();
    return { label: score + source.normal(), score, group: person % 2 ? 'a' : 'b', person };
  });
  const once = await taken(predictionsOf(rows, ['group'], 'regression'), 'median-prediction');
  const five = await taken(clusteredOf(copies(rows, 5), ['group'], 'regression'), 'median-prediction');
  for (const [at, estimate] of five.entries()) {
    expect(Math.abs(width(estimate) / width(once[at] as KnownEstimate) - 1)).toBeLessThan(0.1);
  }
});

test('where all are alike, as many people as there are say so', async () => {
  const rows = people(100, random(4)).map((row) => ({ ...row, decision: 0 }));
  const [everyone] = await taken(clusteredOf(copies(rows, 10), ['group']), 'selection-rate');
  expect(everyone?.high).toBeCloseTo(wilson(0, 100, 0.95).high, 10);
});

test('a person with most of the rows leaves little known', async () => {
  const rows = [
    ...people(40, random(5)),
    ...copies([{ label: 1, decision: 1, group: 'a', person: 'x' }], 400),
  ];
  const [everyone] = await taken(clusteredOf(rows, ['group']), 'selection-rate');
  expect(width(everyone as KnownEstimate)).toBeGreaterThan(0.3);
});

test('classes and their metrics are clustered too', async () => {
  const rows = people(300, random(6)).map(({ score: _, ...row }): Row => row);
  const once = await taken(predictionsOf(rows, ['group'], 'multiclass'), 'overall-accuracy');
  const five = await taken(clusteredOf(copies(rows, 5), ['group'], 'multiclass'), 'overall-accuracy');
  expect(Math.abs(width(five[0] as KnownEstimate) / width(once[0] as KnownEstimate) - 1)).toBeLessThan(0.2);
});

test('clusters that are alike within in part only are told from the data', async () => {
  const source = random(7);
  const rows = Array.from({ length: 400 }, (_, person) => {
    const own = source.uniform();
    return Array.from({ length: 6 }, (): Row => {
      const decision = source.uniform() < (source.uniform() < 0.5 ? own : 0.5) ? 1 : 0;
      return { label: 1, decision, group: person % 2 ? 'a' : 'b', person };
    });
  }).flat();
  const [plain] = await taken(predictionsOf(rows, ['group']), 'selection-rate');
  const [clustered] = await taken(clusteredOf(rows, ['group']), 'selection-rate');
  const ratio = width(clustered as KnownEstimate) / width(plain as KnownEstimate);
  // Correlation within a person: (1/2)² × (1/12) / (1/4) = 1/12, so the variance is 1 + 5/12 times as large.
  expect(ratio).toBeGreaterThan(Math.sqrt(1 + 5 / 12) * 0.88);
  expect(ratio).toBeLessThan(Math.sqrt(1 + 5 / 12) * 1.12);
});

/** Selections of people with up to four rows each, who are selected wholly or not at all half of the time. */
function selections(number: number, rate: number, group: string, source: Random): Row[] {
  return Array.from({ length: number }, (_, at) => {
    const always = source.uniform() < rate ? 1 : 0;
    const alike = source.uniform() < 0.5;
    return Array.from({ length: 1 + source.below(4) }, (): Row => {
      const decision = alike ? always : source.uniform() < rate ? 1 : 0;
      return { label: 1, decision, group, person: `${group}${at}` };
    });
  }).flat();
}

test.each([
  [12, 12],
  [40, 25],
  [150, 60],
])('rates and differences of %i and %i people hold the truth as often as they say', async (first, second) => {
  const source = random(8).fork(String(first));
  const runs = 200;
  let [rates, differences] = [0, 0];
  for (let run = 0; run < runs; run++) {
    const rows = [...selections(first, 0.4, 'a', source), ...selections(second, 0.25, 'b', source)];
    const [, a, , difference] = await taken(clusteredOf(rows, ['group']), 'selection-rate');
    const holds = (of: KnownEstimate | undefined, truth: number) =>
      of && of.low <= truth && truth <= of.high ? 1 : 0;
    rates += holds(a, 0.4);
    differences += holds(difference, 0.15);
  }
  expect(rates / runs).toBeGreaterThan(0.92);
  expect(differences / runs).toBeGreaterThan(0.92);
});
