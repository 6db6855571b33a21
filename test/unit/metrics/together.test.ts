import { describe, expect, it } from 'vitest';
import { measure } from '../../../src/metrics/measure.ts';
import { complete, referenceCube } from './reference-table.ts';

async function ofAll(comparison: string, metric: string, by: readonly string[]): Promise<number> {
  const { disparities } = await measure(await referenceCube('unweighted', complete), {
    metrics: [],
    comparisons: [{ metric, comparison, by, against: 'best' }],
    order: 1,
    confidence: 0.95,
    replicates: 0,
    seed: 1,
  });
  const found = disparities.find(({ slice }) => slice === undefined)?.estimate;
  if (!found?.known) throw new Error(`${comparison} should be known`);
  return found.value;
}

describe('all groups together', () => {
  it.each([
    ['mean-difference', 'selection-rate', ['sex'], 0.06685794799538874],
    ['mean-difference', 'selection-rate', ['race'], 0.27482627918012087],
    ['mean-difference', 'accuracy', ['race'], 0.1404315088375097],
    ['mean-difference', 'false-positive-rate', ['age_band'], 0.050669680906267466],
  ])('%s of %s by %j is what OxonFair says', async (comparison, metric, by, expected) => {
    expect(await ofAll(comparison, metric, by)).toBeCloseTo(expected, 12);
  });

  it.each([
    ['selection-rate', ['sex'], 0.1384471140462007],
    ['base-rate', ['sex', 'race', 'age_band'], 2.8258332367585934],
  ])('differential fairness of %s by %j is what AIF360 says', async (metric, by, expected) => {
    expect(await ofAll('differential-fairness', metric, by)).toBeCloseTo(expected, 12);
  });
});
