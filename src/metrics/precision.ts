import { rate } from './rate.ts';

export const precision = rate({
  id: 'precision',
  title: 'Precision',
  why: 'Of those who are selected, the share that should be.',
  count: ['tp'],
  among: ['tp', 'fp'],
  better: 'higher',
  source: 'Chouldechova 2017',
  peers: {
    fairlearn: { name: 'sklearn.metrics.precision_score', empty: 0, note: '0 where nobody is selected' },
    aif360: { name: 'positive_predictive_value', empty: 0, note: '0 where nobody is selected' },
    aequitas: { name: 'precision' },
    'scikit-learn': { name: 'precision_score', empty: 0, note: '0 where nobody is selected' },
  },
});
