import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { tasks } from '../../../src/data/tasks/index.ts';
import { measure } from '../../../src/metrics/measure.ts';
import { metricsOf } from '../../../src/metrics/of-task.ts';
import { memory } from '../../../src/slices/engines/memory.ts';
import { predictionsOf, type Row } from '../slices/rows.ts';

type Values = Readonly<Record<string, number | null>>;

/** What follows from the definitions by all orders and all pairs, and scikit-learn's NDCG (fixtures/reference/ranking.py). */
const reference = JSON.parse(
  readFileSync(new URL('../../../fixtures/reference/ranking.json', import.meta.url), 'utf8'),
) as {
  readonly rows: readonly (Row & { readonly list: number; readonly weight: number })[];
  readonly lists: readonly (number | null)[];
  readonly unweighted: Readonly<Record<string, Values>>;
  readonly weighted: Readonly<Record<string, Values>>;
};

const options = { comparisons: [], order: 1, confidence: 0.95, replicates: 50, seed: 5 };
const cubeOf = (rows: readonly Row[]) => memory.cube(predictionsOf(rows, ['group'], 'ranking'));

async function measuredOf(rows: readonly Row[], metrics = metricsOf(tasks.get('ranking'))) {
  const { measures } = await measure(await cubeOf(rows), { ...options, metrics });
  return (metric: string, group?: string) => {
    const found = measures.find((one) => one.metric === metric && one.slice.group === group)?.estimate;
    return found?.known ? found.value : undefined;
  };
}

const inOrder = (labels: readonly number[], group: (place: number) => string): Row[] =>
  labels.map((label, place) => ({ label, score: -place, group: group(place) }));

describe('rankings', () => {
  it.each(['unweighted', 'weighted'] as const)(
    'are measured as the definitions say, %s',
    async (weighting) => {
      const rows = reference.rows.map(
        ({ weight, ...row }): Row => (weighting === 'weighted' ? { ...row, weight } : row),
      );
      const value = await measuredOf(rows);
      let compared = 0;
      for (const [group, values] of Object.entries(reference[weighting])) {
        for (const [metric, said] of Object.entries(values)) {
          expect(value(metric, group === '' ? undefined : group), `${metric} of ${group}`).toBeCloseTo(
            said as number,
            12,
          );
          compared += 1;
        }
      }
      expect(compared).toBe(4 * 6);
    },
  );

  it('have scikit-learn’s NDCG where there is one list, equal scores included', async () => {
    for (const [list, said] of reference.lists.entries()) {
      const value = await measuredOf(
        reference.rows.filter((row) => row.list === list).map(({ weight: _, ...row }) => row),
        ['ndcg'],
      );
      if (said !== null) expect(value('ndcg')).toBeCloseTo(said, 12);
    }
  });

  it('expose people as Singh and Joachims’ job seekers: 0.71 and 0.39 for hardly any difference in relevance', async () => {
    const value = await measuredOf(
      inOrder([0.82, 0.81, 0.8, 0.79, 0.78, 0.77], (place) => (place < 3 ? 'm' : 'f')),
    );
    expect(value('exposure', 'm')?.toFixed(2)).toBe('0.71');
    expect(value('exposure', 'f')?.toFixed(2)).toBe('0.39');
    expect(value('exposure-per-relevance', 'm')).toBeCloseTo((1 + 1 / Math.log2(3) + 0.5) / 2.43, 12);
  });

  it('gain by the discount of Järvelin and Kekäläinen', async () => {
    const value = await measuredOf(inOrder([3, 2, 3, 0, 1, 2], () => 'x'));
    const gain = (labels: readonly number[]) =>
      labels.reduce((sum, label, place) => sum + label / Math.log2(place + 2), 0);
    expect(gain([3, 2, 3, 0, 1, 2])).toBeCloseTo(6.861, 3);
    expect(value('ndcg')).toBeCloseTo(gain([3, 2, 3, 0, 1, 2]) / gain([3, 3, 2, 2, 1, 0]), 12);
  });

  it('have Skew@k as the log ratio of the top-k rate against everyone', async () => {
    // Of the first 3 of 10, one is of the group that makes up half.
    const rows = inOrder(Array(10).fill(1), (place) => 'mfmmfffmfm'[place] as string);
    const { disparities } = await measure(await cubeOf(rows), {
      ...options,
      metrics: [],
      comparisons: [{ metric: 'top-rate', comparison: 'log-ratio', by: ['group'], against: 'overall' }],
    });
    const skew = disparities.find(({ slice }) => slice?.group === 'f')?.estimate;
    expect(skew?.known && skew.value).toBeCloseTo(Math.log(1 / 3 / (5 / 10)), 12);
  });

  it('have nothing to say of relevance where nobody is relevant', async () => {
    const { measures } = await measure(await cubeOf(inOrder([0, 0, 0], () => 'x')), {
      ...options,
      metrics: ['exposure-per-relevance', 'ndcg', 'pairwise-accuracy', 'exposure'],
    });
    const [perRelevance, ndcg, pairwise, exposure] = measures.map(({ estimate }) => estimate);
    for (const estimate of [perRelevance, ndcg, pairwise]) {
      expect(estimate).toMatchObject({ known: false, because: 'zero-denominator' });
    }
    expect(exposure?.known).toBe(true);
  });
});
