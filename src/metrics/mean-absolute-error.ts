import { meanOfRows } from './mean-of-rows.ts';

export const meanAbsoluteError = meanOfRows({
  id: 'mean-absolute-error',
  title: 'Mean absolute error (MAE)',
  why: 'How far predictions lie from what came true, on average, whichever way.',
  formula: 'mean of |prediction − outcome|',
  source: 'Willmott & Matsuura 2005',
  peers: {
    fairlearn: { name: 'sklearn.metrics.mean_absolute_error' },
    'scikit-learn': { name: 'mean_absolute_error' },
  },
  range: [0, Number.MAX_VALUE],
  better: 'lower',
  of: 'error-absolute',
});
