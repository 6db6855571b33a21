import { describe, expect, it } from 'vitest';
import { InvalidInput } from '../../../src/errors.ts';
import { measure } from '../../../src/metrics/measure.ts';
import { areaBetween, rocCurve } from '../../../src/metrics/pairs/roc-curve.ts';
import { memory } from '../../../src/slices/engines/memory.ts';
import { random } from '../../../src/stats/random.ts';
import { predictionsOf, type Row } from '../slices/rows.ts';
import { complete, peers, referenceCube } from './reference-table.ts';

const options = { metrics: [], comparisons: [], order: 1, confidence: 0.95, replicates: 0, seed: 1 };

async function valuesBeside(metric: string, by: readonly string[], against: 'rest' | Record<string, string>) {
  const cube = await referenceCube('unweighted', complete);
  const { pairs } = await measure(cube, { ...options, pairs: [{ metric, by, against }] });
  return new Map(pairs.map(({ slice, estimate }) => [Object.values(slice ?? {}).join('|'), estimate]));
}

describe('reference rows', () => {
  it('have the Kolmogorov–Smirnov distances of scipy, crossed groups too', async () => {
    let compared = 0;
    for (const [grouping, { reference, groups }] of Object.entries(peers.kolmogorovSmirnov)) {
      const by = grouping.split('|');
      const against = Object.fromEntries(
        reference.split('|').map((value, index) => [by[index] as string, value]),
      );
      const found = await valuesBeside('ks-distance', by, against);
      for (const [group, { stat }] of Object.entries(groups)) {
        expect(found.get(group), group).toHaveProperty('value', expect.closeTo(stat, 10));
        compared += 1;
      }
    }
    expect(compared).toBeGreaterThan(20);
  });

  it('have scikit-learn’s AUC of the favourable of one race among the unfavourable of another', async () => {
    let compared = 0;
    for (const [pair, value] of Object.entries(peers.crossGroupAuc)) {
      const [group = '', reference = ''] = pair.split('>');
      if (group === reference) continue;
      const found = await valuesBeside('cross-group-auc', ['race'], { race: reference });
      expect(found.get(group), pair).toHaveProperty('value', expect.closeTo(value, 10));
      compared += 1;
    }
    expect(compared).toBeGreaterThan(30);
  });

  it('have AIF360’s average odds difference, and its equalised odds where both rates have a meaning', async () => {
    for (const [grouping, { reference, groups }] of Object.entries(peers.conventions.aif360.unweighted)) {
      const odds = await valuesBeside('average-odds-difference', [grouping], { [grouping]: reference });
      const larger = await valuesBeside('equalised-odds', [grouping], { [grouping]: reference });
      for (const [group, said] of Object.entries(groups)) {
        if (group === reference) continue;
        if (typeof said.average_odds_difference === 'number') {
          expect(odds.get(group)).toHaveProperty('value', expect.closeTo(said.average_odds_difference, 10));
          expect(larger.get(group)).toHaveProperty(
            'value',
            expect.closeTo(Number(said.equalized_odds_difference), 10),
          );
        } else {
          expect(odds.get(group)).toMatchObject({ known: false, because: 'one-class' });
          expect(larger.get(group)).toMatchObject({ known: false, because: 'one-class' });
        }
      }
    }
  });

  it('refuse a reference without rows', async () => {
    await expect(valuesBeside('abroca', ['race'], { race: 'martian' })).rejects.toThrow(InvalidInput);
  });
});

describe('ABROCA', () => {
  const source = random(81);
  const ranks = (bins: number) =>
    Float64Array.from({ length: 2 * bins }, () => Math.floor(5 * source.uniform()));

  it.each([2, 3, 7, 40])('is the integral of the gap between curves over %i scores', (bins) => {
    const [a, b] = [rocCurve(ranks(bins)), rocCurve(ranks(bins))];
    if (!a || !b) throw new Error('both classes should be there');
    const height = ({ falsePositive, truePositive }: typeof a, at: number) => {
      const next = falsePositive.findIndex((rate) => rate > at);
      const [x0, x1] = [falsePositive[next - 1] as number, falsePositive[next] as number];
      const [y0, y1] = [truePositive[next - 1] as number, truePositive[next] as number];
      return y0 + ((at - x0) / (x1 - x0)) * (y1 - y0);
    };
    const steps = 200_000;
    let area = 0;
    for (let step = 0; step < steps; step++) {
      const at = (step + 0.5) / steps;
      area += Math.abs(height(a, at) - height(b, at)) / steps;
    }
    expect(areaBetween(a, b)).toBeCloseTo(area, 5);
  });

  it('sees curves that cross where the AUCs are equal', async () => {
    const rows = (group: string, labels: string) =>
      [...labels].map(
        (label, index): Row => ({ group, label: label === '1' ? 1 : 0, decision: 1, score: index / 10 }),
      );
    const cube = await memory.cube(predictionsOf([...rows('a', '0110'), ...rows('b', '1001')], ['group']));
    const { pairs, measures } = await measure(cube, {
      ...options,
      metrics: ['auc'],
      pairs: [{ metric: 'abroca', by: ['group'], against: { group: 'a' } }],
    });
    const aucs = measures.flatMap(({ slice, estimate }) =>
      slice.group && estimate.known ? [estimate.value] : [],
    );
    expect(aucs).toEqual([0.5, 0.5]);
    expect(pairs[0]?.estimate).toHaveProperty('value', 0.5);
  });
});

describe('standardised mean difference', () => {
  it('is the gap of the means in standard deviations of everybody', async () => {
    const rows = [0.2, 0.4, 0.6, 0.7, 0.9].flatMap((score, index) =>
      Array.from(
        { length: 12 },
        (): Row => ({ label: index % 2 ? 1 : 0, decision: 1, score, group: index < 2 ? 'a' : 'b' }),
      ),
    );
    const cube = await memory.cube(predictionsOf(rows, ['group']));
    const { pairs } = await measure(cube, {
      ...options,
      replicates: 100,
      pairs: [{ metric: 'standardised-mean-difference', by: ['group'], against: { group: 'b' } }],
    });
    const scores = rows.map(({ score }) => score as number);
    const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
    const sd = Math.sqrt(scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length);
    const expected = (0.3 - 2.2 / 3) / sd;
    expect(pairs[0]?.estimate).toHaveProperty('value', expect.closeTo(expected, 12));
  });
});
