import { describe, expect, it } from 'vitest';
import { definition } from '../../src/metrics/definition.ts';
import { measure } from '../../src/metrics/measure.ts';
import { pairMetrics } from '../../src/metrics/pairs/index.ts';
import type { Beside } from '../../src/metrics/pairs/opponents.ts';
import type { PairMetric } from '../../src/metrics/pairs/pair-metric.ts';
import { needsScores } from '../../src/metrics/reading.ts';
import type { Estimate, PairMeasure } from '../../src/result/index.ts';
import { memory } from '../../src/slices/engines/memory.ts';
import { statistics } from '../../src/slices/statistics.ts';
import { type Random, random } from '../../src/stats/random.ts';
import { predictionsOf, type Row } from '../unit/slices/rows.ts';

/** Scores that lean to the label, and in every second group upwards. */
function draw(source: Random, group: string, lean: number): Row {
  const label = source.uniform() < 0.5 ? 1 : 0;
  const score = Math.round(1000 * (0.6 * source.uniform() + (label ? 0.3 : 0) + lean)) / 1000;
  return { label, decision: score >= 0.5 ? 1 : 0, score, group };
}
const source = random(22);
const rows = Array.from({ length: 450 }, (_, index) => {
  const group = 'abc'[index % 3] as string;
  return draw(source, group, group === 'b' ? 0.1 : 0);
});

async function taken(metric: string, some: readonly Row[], against: Beside) {
  const { pairs } = await measure(await memory.cube(predictionsOf(some, ['group'])), {
    metrics: [],
    comparisons: [],
    pairs: [{ metric, by: ['group'], against }],
    order: 1,
    confidence: 0.95,
    replicates: 200,
    seed: 3,
  });
  return pairs;
}
const known = ({ estimate }: { readonly estimate: Estimate }) => {
  if (!estimate.known) throw new Error(`unknown: ${estimate.because}`);
  return estimate;
};
const of = (pairs: readonly PairMeasure[], group: string | undefined) =>
  pairs.find(({ slice }) => slice?.group === group) as PairMeasure;

describe.each([...pairMetrics].map((metric): [string, PairMetric] => [metric.id, metric]))(
  '%s',
  (id, metric) => {
    it('explains itself and needs statistics that there are', () => {
      const said = definition(metric);
      for (const text of [said.title, said.why, said.formula, said.source])
        expect(text.length).toBeGreaterThan(2);
      for (const needed of metric.needs) expect(statistics.has(needed)).toBe(true);
    });

    it.each<Beside>(['rest', 'overall', { group: 'a' }])(
      'lies within its range, its interval around it, beside %j',
      async (against) => {
        const pairs = await taken(id, rows, against);
        expect(pairs).toHaveLength(typeof against === 'string' ? 4 : 3);
        for (const pair of pairs) {
          const { low, value, high } = known(pair);
          expect(low).toBeGreaterThanOrEqual(metric.range[0]);
          expect(low).toBeLessThanOrEqual(value);
          expect(high).toBeGreaterThan(value);
          expect(high).toBeLessThanOrEqual(metric.range[1]);
        }
      },
    );

    it('finds a gap between groups that differ, and the widest at least as wide', async () => {
      const pairs = await taken(id, rows, { group: 'a' });
      const gaps = [of(pairs, 'b'), of(pairs, 'c')].map((pair) => known(pair).value);
      const widest = known(of(pairs, undefined)).value;
      if (metric.widest === 'largest') expect(widest).toBeGreaterThanOrEqual(Math.max(...gaps));
      else expect(widest).toBeLessThanOrEqual(Math.min(...gaps));
      if (metric.fair !== undefined) expect(gaps[0]).not.toBe(metric.fair);
    });

    it('gives its fair value, within its interval, of groups with the same rows', async () => {
      const copies = ['a', 'b'].flatMap((group) => rows.slice(0, 90).map((row) => ({ ...row, group })));
      for (const pair of await taken(id, copies, { group: 'a' })) {
        const { low, value, high } = known(pair);
        if (metric.fair === undefined) continue;
        expect(value).toBeCloseTo(metric.fair, 12);
        expect(low).toBeLessThanOrEqual(metric.fair);
        expect(high).toBeGreaterThan(metric.fair);
      }
    });

    it('is the same both ways where it is a size of gaps, and turns its sign where it is fair at 0 otherwise', async () => {
      const one = known(of(await taken(id, rows, { group: 'a' }), 'b')).value;
      const other = known(of(await taken(id, rows, { group: 'b' }), 'a')).value;
      if (metric.distance) expect(other).toBeCloseTo(one, 12);
      else if (metric.fair === 0) expect(other).toBeCloseTo(-one, 12);
      else expect(other).not.toBeCloseTo(one, 6);
    });

    it('measures gaps by a norm, where it is their size', () => {
      if (!metric.distance) return;
      const { size } = metric.distance;
      const [a, b] = [Float64Array.of(0.1, -0.2), Float64Array.of(-0.3, 0.1)];
      expect(size(Float64Array.of(0, 0))).toBe(0);
      expect(size(a)).toBe(size(a.map((gap) => -gap)));
      expect(size(a.map((gap, index) => gap + (b[index] as number)))).toBeLessThanOrEqual(
        size(a) + size(b) + 1e-12,
      );
    });

    it('does not change with weights of 1, nor its value with weights of 3', async () => {
      const weighted = (weight: number) => rows.map((row) => ({ ...row, weight }));
      expect(await taken(id, weighted(1), 'rest')).toEqual(await taken(id, rows, 'rest'));
      const values = async (some: readonly Row[]) =>
        (await taken(id, some, 'rest')).map((pair) => known(pair).value.toFixed(12));
      expect(await values(weighted(3))).toEqual(await values(rows));
    });

    it.each([
      ['no rows', []],
      ['weights of 0', rows.map((row) => ({ ...row, weight: 0 }))],
      ['one group', rows.map((row) => ({ ...row, group: 'a' }))],
    ])('is unknown with a reason on %s', async (_, some) => {
      for (const { estimate } of await taken(id, some, 'rest')) expect(estimate.known).toBe(false);
    });

    it.each([
      ['one class', rows.map((row): Row => ({ ...row, label: 1 }))],
      ['the other class', rows.map((row): Row => ({ ...row, label: 0 }))],
      ['one decision', rows.map((row): Row => ({ ...row, decision: 0 }))],
      ['one score', rows.map((row): Row => ({ ...row, score: 0.5, decision: 1 }))],
      ['a group of one', [...rows, { ...(rows[0] as Row), group: 'd' }]],
      ['perfect scores', rows.map((row): Row => ({ ...row, score: row.label, decision: row.label }))],
    ])('is a number or unknown with a reason, never anything else, on %s', async (_, some) => {
      for (const { estimate } of await taken(id, some, 'rest')) {
        if (estimate.known) {
          expect([estimate.low, estimate.value, estimate.high].every(Number.isFinite)).toBe(true);
          expect(estimate.low).toBeLessThanOrEqual(estimate.value);
          expect(estimate.high).toBeGreaterThanOrEqual(estimate.value);
        } else {
          expect(estimate.because).toMatch(/^(zero-denominator|one-class|one-group|too-few-rows|no-spread)$/);
        }
      }
    });

    it('is unknown for want of scores exactly where it needs them', async () => {
      const unscored = rows.map(({ score, ...row }) => row as Row);
      for (const { estimate } of await taken(id, unscored, 'rest')) {
        expect(estimate.known).toBe(!needsScores(metric));
        if (!estimate.known) expect(estimate.because).toBe('no-scores');
      }
    });

    it('holds its fair value where two groups are alike', async () => {
      const { fair } = metric;
      if (fair === undefined) return;
      const runs = 60;
      const drawn = random(23).fork(id);
      let held = 0;
      for (let run = 0; run < runs; run++) {
        const alike = Array.from({ length: 160 }, (_, index) => draw(drawn, index % 4 ? 'a' : 'b', 0));
        const { low, high } = known(of(await taken(id, alike, { group: 'a' }), 'b'));
        held += Number(low <= fair && fair <= high);
      }
      expect(held / runs).toBeGreaterThanOrEqual(0.9);
    });
  },
);
