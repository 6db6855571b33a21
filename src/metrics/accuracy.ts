import { rate } from './rate.ts';

export const accuracy = rate({
  id: 'accuracy',
  title: 'Accuracy',
  why: 'The share whose decision agrees with the true outcome.',
  count: ['tp', 'tn'],
  among: ['tp', 'fp', 'tn', 'fn'],
  better: 'higher',
  source: 'Berk et al. 2018',
  peers: {
    fairlearn: { name: 'sklearn.metrics.accuracy_score' },
    aif360: { name: 'accuracy' },
    aequitas: { name: 'accuracy' },
    'scikit-learn': { name: 'accuracy_score' },
  },
});
