import { quantileOfPredictions } from './quantile-of-predictions.ts';

export const medianPrediction = quantileOfPredictions({
  id: 'median-prediction',
  title: 'Median prediction',
  why: 'What half of all are not predicted to exceed, however high the highest are.',
  share: 0.5,
});
