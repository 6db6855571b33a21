import { describe, expect, it } from 'vitest';
import { tasks } from '../../../src/data/tasks/index.ts';
import { metrics } from '../../../src/metrics/index.ts';
import { measure } from '../../../src/metrics/measure.ts';
import { metricsOf } from '../../../src/metrics/of-task.ts';
import type { Measure } from '../../../src/result/index.ts';
import { complete, ordinary, peers, referenceCube, type Weighting } from './reference-table.ts';

const binary = metricsOf(tasks.get('binary'));
const options = {
  metrics: binary,
  comparisons: [],
  order: 3,
  confidence: 0.95,
  replicates: 0,
  seed: 1,
};
const weightings: readonly Weighting[] = ['unweighted', 'weighted'];

function finder(measures: readonly Measure[]) {
  const found = new Map(
    measures.map(({ slice, metric, estimate }) => [
      `${Object.keys(slice).join('|')}/${Object.values(slice).join('|')}/${metric}`,
      estimate,
    ]),
  );
  return (grouping: string, group: string, metric: string) => found.get(`${grouping}/${group}/${metric}`);
}

/** What the peers say of one metric, if they all say the same. */
function agreed(said: readonly (number | string)[]): number | undefined {
  const numbers = said.filter((value) => typeof value === 'number');
  const [first] = numbers;
  if (first === undefined || numbers.length < said.length) return undefined;
  return numbers.every((value) => Math.abs(value - first) < 1e-12) ? first : undefined;
}

describe.each(weightings)('reference rows, %s', (weighting) => {
  it('equal fairlearn, AIF360, aequitas and scikit-learn wherever they agree, and are unknown at every 0/0', async () => {
    const cube = await referenceCube(weighting, complete);
    const found = finder((await measure(cube, options)).measures);
    let compared = 0;
    for (const [grouping, byPeer] of Object.entries(peers.groups[weighting])) {
      for (const group of Object.keys(byPeer.fairlearn ?? {})) {
        for (const metric of binary) {
          const said = Object.values(byPeer).flatMap((groups) => {
            const value = groups[group]?.[metric];
            return value === undefined ? [] : [value];
          });
          if (said.length === 0) continue;
          const estimate = found(grouping, group, metric);
          const cell = `${metric} of ${group}`;
          if (!estimate) {
            expect(
              said.every((value) => value === 'NaN'),
              `${group} has no rows`,
            ).toBe(true);
          } else if (estimate.known) {
            expect(said, cell).not.toContain('NaN');
            expect(Math.abs(estimate.value - (agreed(said) as number)), cell).toBeLessThan(1e-9);
            compared += 1;
          } else {
            expect(estimate, cell).toEqual({
              known: false,
              because: expect.stringMatching(/^(one-class|zero-denominator)$/),
              n: metrics.get(metric).restsOn.length > 1 ? expect.any(Number) : 0,
            });
            if (estimate.because === 'one-class') continue;
            expect(
              said.every((value) => value === 0 || Number.isNaN(Number(value))),
              cell,
            ).toBe(true);
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(weighting === 'weighted' ? 500 : 1500);
  });

  it('give the scores of everyone as scikit-learn does', async () => {
    const cube = await referenceCube(weighting, complete);
    const found = finder((await measure(cube, options)).measures);
    for (const [metric, value] of Object.entries(peers.overall[weighting]['scikit-learn'] ?? {})) {
      const estimate = found('', '', metric);
      expect(estimate?.known && Math.abs(estimate.value - Number(value))).toBeLessThan(1e-9);
    }
  });

  it('give fairlearn’s widest differences and ratios of the ordinary groups, crossed as well', async () => {
    const cube = await referenceCube(weighting, ordinary);
    const groupings = Object.entries(peers.gaps[weighting]);
    expect(groupings).toHaveLength(4);
    for (const [grouping, byComparison] of groupings) {
      const asked = Object.entries(byComparison).flatMap(([comparison, values]) =>
        Object.keys(values).map((metric) => ({
          metric,
          comparison,
          by: grouping.split('|'),
          against: 'best' as const,
        })),
      );
      const { disparities } = await measure(cube, { ...options, metrics: [], comparisons: asked });
      const widest = disparities.filter(({ slice }) => slice === undefined);
      expect(widest).toHaveLength(asked.length);
      for (const { metric, comparison, estimate } of widest) {
        const expected = Number(byComparison[comparison]?.[metric]);
        expect(
          estimate.known && Math.abs(estimate.value - expected),
          `${comparison} of ${metric} by ${grouping}`,
        ).toBeLessThan(1e-9);
      }
    }
  });
});

describe('all reference rows', () => {
  it('leave nobody out: the missing are a group, as in fairlearn and aequitas', async () => {
    const cube = await referenceCube('unweighted', () => true);
    const { measures, slices } = await measure(cube, { ...options, order: 1 });
    const found = finder(measures);
    expect(slices.find(({ slice }) => slice.sex === '(missing)')?.rows).toBe(12);
    for (const [grouping, byPeer] of Object.entries(peers.withMissing)) {
      for (const [group, values] of Object.entries(byPeer.fairlearn ?? {})) {
        for (const [metric, value] of Object.entries(values)) {
          const estimate = found(grouping, group, metric);
          expect(estimate?.known && Math.abs(estimate.value - Number(value))).toBeLessThan(1e-9);
        }
      }
    }
  });

  it('are unknown for want of a denominator in each cell where the peers contradict each other', async () => {
    const cube = await referenceCube('unweighted', complete);
    const found = finder((await measure(cube, options)).measures);
    const ours: Readonly<Record<string, string>> = {
      tpr: 'true-positive-rate',
      fnr: 'false-negative-rate',
      fpr: 'false-positive-rate',
      tnr: 'true-negative-rate',
      precision: 'precision',
      fdr: 'precision',
    };
    expect(peers.disagreements).toHaveLength(8);
    for (const { attr, group, metric } of peers.disagreements) {
      expect(found(attr, group, ours[metric] as string)).toEqual({
        known: false,
        because: 'zero-denominator',
        n: 0,
      });
    }
  });
});
