import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measure } from '../../../src/metrics/measure.ts';
import type { Estimate } from '../../../src/result/index.ts';
import { memory } from '../../../src/slices/engines/memory.ts';
import { UNIFORM_BINS } from '../../../src/slices/scales/share.ts';
import { type Random, random } from '../../../src/stats/random.ts';
import { predictionsOf, type Row } from '../slices/rows.ts';
import { complete, peers, referenceCube } from './reference-table.ts';

async function measured(rows: readonly Row[], metric: string, replicates = 0): Promise<Estimate> {
  const cube = await memory.cube(predictionsOf(rows, []));
  const options = { comparisons: [], order: 1, confidence: 0.95, seed: 4 };
  const { measures } = await measure(cube, { ...options, metrics: [metric], replicates });
  return measures[0]?.estimate as Estimate;
}
const scored = (score: number, label: 0 | 1): Row => ({ label, score, decision: score >= 0.5 ? 1 : 0 });

describe('recalibration', () => {
  const statsmodels = JSON.parse(
    readFileSync(new URL('../../../fixtures/reference/calibration.json', import.meta.url), 'utf8'),
  );

  it.each(['unweighted', 'weighted'] as const)(
    'has the slope and intercept of statsmodels, %s',
    async (weighting) => {
      const { measures } = await measure(await referenceCube(weighting, complete), {
        metrics: ['calibration-intercept', 'calibration-slope'],
        comparisons: [],
        order: 1,
        confidence: 0.95,
        replicates: 0,
        seed: 1,
      });
      let compared = 0;
      for (const { metric, slice, estimate } of measures) {
        const [grouping = '', group = ''] = Object.entries(slice)[0] ?? [];
        const expected = statsmodels[weighting][grouping]?.[group]?.[metric];
        if (expected === undefined) continue;
        expect(estimate.known && Math.abs(estimate.value - expected), `${metric} of ${group}`).toBeLessThan(
          1e-9,
        );
        compared += 1;
      }
      expect(compared).toBe(22);
    },
  );

  it.each([
    ['outcomes that scores tell apart', [scored(0.2, 0), scored(0.3, 0), scored(0.6, 1), scored(0.7, 1)]],
    ['outcomes that touch at one score', [scored(0.2, 0), scored(0.5, 0), scored(0.5, 1), scored(0.7, 1)]],
    ['scores that are all alike', [scored(0.5, 0), scored(0.5, 1), scored(0.5, 1)]],
  ])('does not fit %s', async (_, rows) => {
    expect(await measured(rows, 'calibration-slope')).toMatchObject({ known: false, because: 'no-fit' });
    expect(await measured(rows, 'calibration-intercept')).toMatchObject({ known: false, because: 'no-fit' });
  });

  it('takes scores of 0 and 1 to be just inside', async () => {
    const rows = [scored(0, 0), scored(1, 1), scored(0.4, 1), scored(0.6, 0)];
    const inside = rows.map(
      (row): Row => ({ ...row, score: Math.min(1 - 1e-8, Math.max(1e-8, row.score ?? 0)) }),
    );
    expect(await measured(rows, 'calibration-slope')).toEqual(await measured(inside, 'calibration-slope'));
  });
});

describe('calibration errors', () => {
  it('give a score on an edge to the bin below it', async () => {
    const rows = [scored(0.1, 1), scored(0.05, 0), scored(0.11, 0)];
    const ece = (Math.abs(1 - 0.15) + 0.11) / 3;
    expect(await measured(rows, 'expected-calibration-error')).toHaveProperty(
      'value',
      expect.closeTo(ece, 12),
    );
    const mce = (1 - 0.15) / 2;
    expect(await measured(rows, 'maximum-calibration-error')).toHaveProperty(
      'value',
      expect.closeTo(mce, 12),
    );
  });

  it('know the edges with so many scores that they are binned as well', async () => {
    const many = Array.from({ length: 6000 }, (_, index) => scored((index + 0.5) / 6000, index % 2 ? 1 : 0));
    const edges = Array.from({ length: 300 }, () => scored(0.1, 1));
    const cube = await memory.cube(predictionsOf([...many, ...edges], []));
    expect(cube.scales.score).toEqual({ kind: 'share', bins: UNIFORM_BINS });
    const mce = (300 + 300 - (30 + 600 * 0.05)) / 900;
    const estimate = await measured([...many, ...edges], 'maximum-calibration-error');
    expect(estimate).toHaveProperty('value', expect.closeTo(mce, 9));
  });
});

describe('intervals of sizes that chance alone moves away from 0', () => {
  const RUNS = 120;
  const draw = (source: Random, size: number, chance: (score: number) => number) =>
    Array.from({ length: size }, () => {
      const score = source.uniform();
      return scored(score, source.uniform() < chance(score) ? 1 : 0);
    });
  const cover = async (metric: string, size: number, chance: (score: number) => number, truth: number) => {
    const source = random(71).fork(`${metric} ${size} ${truth}`);
    let held = 0;
    for (let run = 0; run < RUNS; run++) {
      const estimate = await measured(draw(source, size, chance), metric, 200);
      held += Number(estimate.known && estimate.low <= truth && truth <= estimate.high);
    }
    return held / RUNS;
  };

  it.each([
    ['expected-calibration-error', 60],
    ['expected-calibration-error', 400],
    ['maximum-calibration-error', 400],
  ])('%s of %i perfectly calibrated rows', async (metric, size) => {
    expect(await cover(metric, size, (score) => score, 0)).toBeGreaterThanOrEqual(0.92);
  });

  it('the KS statistic of 300 rows whose scores tell nothing', async () => {
    expect(await cover('ks-statistic', 300, () => 0.5, 0)).toBeGreaterThanOrEqual(0.92);
  });

  it('an expected calibration error of .1', async () => {
    const chance = (score: number) => Math.min(1, Math.max(0, score < 0.5 ? score + 0.1 : score - 0.1));
    expect(await cover('expected-calibration-error', 400, chance, 0.1)).toBeGreaterThanOrEqual(0.92);
  });
});

describe('scoring rate', () => {
  it('is the share above the median of all rows, as Local Law 144 has it', async () => {
    const { measures } = await measure(await referenceCube('unweighted', complete), {
      metrics: ['scoring-rate'],
      comparisons: [],
      order: 3,
      confidence: 0.95,
      replicates: 0,
      seed: 1,
    });
    let compared = 0;
    for (const { slice, estimate } of measures) {
      const rate = peers.scoringRates[Object.keys(slice).join('|')]?.[Object.values(slice).join('|')];
      if (rate === undefined) continue;
      expect(estimate).toMatchObject({
        known: true,
        method: 'wilson',
        value: expect.closeTo(Number(rate), 12),
      });
      compared += 1;
    }
    expect(compared).toBeGreaterThan(70);
  });

  it('does not count those at the median', async () => {
    const rows = [0.2, 0.5, 0.5, 0.5, 0.9].map((score) => scored(score, 1));
    expect(await measured(rows, 'scoring-rate')).toMatchObject({ value: 0.2, count: 1, n: 5 });
    const even = [0.2, 0.4, 0.6, 0.8].map((score) => scored(score, 1));
    expect(await measured(even, 'scoring-rate')).toMatchObject({ value: 0.5, count: 2, n: 4 });
  });
});

describe('ranking', () => {
  it('has the KS statistic and the Gini coefficient of a table worked by hand', async () => {
    const rows = [
      scored(0.1, 0),
      scored(0.2, 1),
      scored(0.3, 0),
      scored(0.4, 0),
      scored(0.5, 1),
      scored(0.6, 1),
    ];
    expect(await measured(rows, 'ks-statistic')).toHaveProperty('value', expect.closeTo(2 / 3, 12));
    expect(await measured(rows, 'gini')).toHaveProperty('value', expect.closeTo(2 * (7 / 9) - 1, 12));
  });
});
