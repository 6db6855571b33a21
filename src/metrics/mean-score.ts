import { meanOfScores } from './mean-of-scores.ts';

export const meanScore = meanOfScores({
  id: 'mean-score',
  title: 'Mean score',
  why: 'The score that is given on average, whatever came true.',
  formula: 'mean of score',
  source: 'Kleinberg et al. 2017',
  peers: { fairlearn: { name: 'mean_prediction' } },
  better: 'neither',
  among: ['tp', 'fp', 'tn', 'fn'],
});
