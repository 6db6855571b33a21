import { meanOfRows } from './mean-of-rows.ts';

export const meanPrediction = meanOfRows({
  id: 'mean-prediction',
  title: 'Mean prediction',
  why: 'What is predicted on average, whatever came true.',
  formula: 'mean of prediction',
  source: 'Calders et al. 2013',
  peers: { fairlearn: { name: 'mean_prediction' } },
  range: [-Number.MAX_VALUE, Number.MAX_VALUE],
  better: 'neither',
  of: 'prediction',
});
