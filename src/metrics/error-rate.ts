import { rate } from './rate.ts';

export const errorRate = rate({
  id: 'error-rate',
  title: 'Error rate',
  why: 'The share whose decision disagrees with the true outcome.',
  count: ['fp', 'fn'],
  among: ['tp', 'fp', 'tn', 'fn'],
  better: 'lower',
  source: 'Berk et al. 2018',
  peers: {
    fairlearn: { name: 'sklearn.metrics.zero_one_loss' },
    aif360: { name: 'error_rate' },
    'scikit-learn': { name: 'zero_one_loss' },
  },
});
