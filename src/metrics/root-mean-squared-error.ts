import { meanOfRows } from './mean-of-rows.ts';

const meanSquaredError = meanOfRows({
  id: 'root-mean-squared-error',
  title: 'Root mean squared error (RMSE)',
  why: 'How far predictions lie from what came true, far misses counting most.',
  formula: '√ mean of (prediction − outcome)²',
  source: 'Gauss 1823',
  peers: {
    fairlearn: { name: 'sklearn.metrics.root_mean_squared_error' },
    'scikit-learn': { name: 'root_mean_squared_error' },
  },
  range: [0, Number.MAX_VALUE],
  better: 'lower',
  of: 'error-squared',
});

export const rootMeanSquaredError: typeof meanSquaredError = {
  ...meanSquaredError,
  of(stats) {
    const squared = meanSquaredError.of(stats);
    return squared === undefined ? undefined : Math.sqrt(squared);
  },
};
