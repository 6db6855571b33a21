import { rate } from './rate.ts';

export const falseOmissionRate = rate({
  id: 'false-omission-rate',
  title: 'False omission rate',
  why: 'Of those who are not selected, the share that should be.',
  count: ['fn'],
  among: ['tn', 'fn'],
  better: 'lower',
  source: 'Berk et al. 2018',
  peers: {
    aif360: { name: 'false_omission_rate', empty: 0, note: '0 where everybody is selected' },
    aequitas: { name: 'for' },
  },
});
