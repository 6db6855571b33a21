import { rate } from './rate.ts';

export const truePositiveRate = rate({
  id: 'true-positive-rate',
  title: 'True positive rate',
  why: 'Of those who should be selected, the share that is.',
  count: ['tp'],
  among: ['tp', 'fn'],
  better: 'higher',
  source: 'Hardt et al. 2016',
  peers: {
    fairlearn: { name: 'true_positive_rate', empty: 0, note: '0 where nobody should be selected' },
    aif360: { name: 'true_positive_rate' },
    aequitas: { name: 'tpr' },
    'scikit-learn': { name: 'recall_score', empty: 0, note: '0 where nobody should be selected' },
  },
});
