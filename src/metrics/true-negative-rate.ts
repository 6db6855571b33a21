import { rate } from './rate.ts';

export const trueNegativeRate = rate({
  id: 'true-negative-rate',
  title: 'True negative rate',
  why: 'Of those who should not be selected, the share that is not.',
  count: ['tn'],
  among: ['fp', 'tn'],
  better: 'higher',
  source: 'Hardt et al. 2016',
  peers: {
    fairlearn: { name: 'true_negative_rate', empty: 0, note: '0 where everybody should be selected' },
    aif360: { name: 'true_negative_rate' },
    aequitas: { name: 'tnr' },
  },
});
