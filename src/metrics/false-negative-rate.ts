import { rate } from './rate.ts';

export const falseNegativeRate = rate({
  id: 'false-negative-rate',
  title: 'False negative rate',
  why: 'Of those who should be selected, the share that is not.',
  count: ['fn'],
  among: ['tp', 'fn'],
  better: 'lower',
  source: 'Chouldechova 2017',
  peers: {
    fairlearn: { name: 'false_negative_rate', empty: 0, note: '0 where nobody should be selected' },
    aif360: { name: 'false_negative_rate' },
    aequitas: { name: 'fnr' },
  },
});
