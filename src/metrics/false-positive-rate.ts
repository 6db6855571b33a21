import { rate } from './rate.ts';

export const falsePositiveRate = rate({
  id: 'false-positive-rate',
  title: 'False positive rate',
  why: 'Of those who should not be selected, the share that is.',
  count: ['fp'],
  among: ['fp', 'tn'],
  better: 'lower',
  source: 'Hardt et al. 2016',
  peers: {
    fairlearn: { name: 'false_positive_rate', empty: 0, note: '0 where everybody should be selected' },
    aif360: { name: 'false_positive_rate' },
    aequitas: { name: 'fpr' },
  },
});
