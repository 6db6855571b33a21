import { rate } from './rate.ts';

export const negativePredictiveValue = rate({
  id: 'negative-predictive-value',
  title: 'Negative predictive value',
  why: 'Of those who are not selected, the share that indeed should not be.',
  count: ['tn'],
  among: ['tn', 'fn'],
  better: 'higher',
  source: 'Berk et al. 2018',
  peers: {
    aif360: { name: 'negative_predictive_value', empty: 0, note: '0 where everybody is selected' },
    aequitas: { name: 'npv' },
  },
});
