import { quantileOfPredictions } from './quantile-of-predictions.ts';

export const upperDecilePrediction = quantileOfPredictions({
  id: 'upper-decile-prediction',
  title: 'Upper decile of predictions',
  why: 'What nine in ten are not predicted to exceed: how high the highest predictions are.',
  share: 0.9,
});
