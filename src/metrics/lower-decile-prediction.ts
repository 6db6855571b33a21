import { quantileOfPredictions } from './quantile-of-predictions.ts';

export const lowerDecilePrediction = quantileOfPredictions({
  id: 'lower-decile-prediction',
  title: 'Lower decile of predictions',
  why: 'What one in ten is not predicted to exceed: how low the lowest predictions are.',
  share: 0.1,
});
