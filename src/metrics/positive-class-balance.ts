import { meanOfScores } from './mean-of-scores.ts';

export const positiveClassBalance = meanOfScores({
  id: 'positive-class-balance',
  title: 'Balance for the positive class',
  why: 'The mean score of those who should be selected; where it differs, equal merit is scored unequally.',
  formula: 'mean of score where label = 1',
  source: 'Kleinberg et al. 2017',
  peers: { aif360: { name: 'generalized_true_positive_rate' } },
  better: 'higher',
  among: ['tp', 'fn'],
});
