import { OUTCOMES, over, type Stats } from '../../slices/statistics.ts';
import type { PairMetric } from './pair-metric.ts';

type Needs = 'outcome-weight' | 'outcome-score' | 'squared-error';

export const standardisedMeanDifference: PairMetric<'standardised-mean-difference', Needs> = {
  id: 'standardised-mean-difference',
  title: 'Standardised mean difference (SMD)',
  why: 'How far the mean score of a group lies above (+) or below (−) that of its reference, in standard deviations of all scores: the lending industry’s yardstick for scores and prices.',
  formula: '(mean score of the group − mean score of the reference) / SD of all scores',
  source: 'Fair-lending practice; Cohen 1988',
  convention: 'The standard deviation is that of everybody’s scores, by weight and divided by all of it.',
  peers: {},
  needs: ['outcome-weight', 'outcome-score', 'squared-error'],
  range: [-Number.MAX_VALUE, Number.MAX_VALUE],
  better: 'neither',
  fair: 0,
  widest: 'largest',
  restsOn: { group: [OUTCOMES], reference: [OUTCOMES] },
  lacks: 'no-spread',
  of(group, reference, everyone) {
    const own = meanScore(group);
    const other = meanScore(reference);
    const spread = deviation(everyone);
    return own === undefined || other === undefined || spread === 0 ? undefined : (own - other) / spread;
  },
};

function meanScore({ 'outcome-weight': weight, 'outcome-score': score }: Pick<Stats, Needs>) {
  const all = over(weight, OUTCOMES);
  return all > 0 ? over(score, OUTCOMES) / all : undefined;
}

/** Keeps the noise of sums from passing for a spread of scores that are all alike. */
const ROUNDING = 1e-12;

/** Σ w s² follows from Σ w (s − y)², as y² = y. */
function deviation(stats: Pick<Stats, Needs>): number {
  const {
    'outcome-weight': weight,
    'outcome-score': score,
    'squared-error': [error = 0],
  } = stats;
  const all = over(weight, OUTCOMES);
  const mean = over(score, OUTCOMES) / all;
  const square = (error + 2 * over(score, ['tp', 'fn']) - over(weight, ['tp', 'fn'])) / all;
  const variance = square - mean * mean;
  return variance > ROUNDING ? Math.sqrt(variance) : 0;
}
