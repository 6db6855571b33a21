import { meanOfScores } from './mean-of-scores.ts';

export const negativeClassBalance = meanOfScores({
  id: 'negative-class-balance',
  title: 'Balance for the negative class',
  why: 'The mean score of those who should not be selected; where it differs, the same lack of merit is scored unequally.',
  formula: 'mean of score where label = 0',
  source: 'Kleinberg et al. 2017',
  peers: { aif360: { name: 'generalized_false_positive_rate' } },
  better: 'lower',
  among: ['fp', 'tn'],
});
