import { rate } from './rate.ts';

export const falsePositiveRate = rate({
  id: 'false-positive-rate',
  title: 'False positive rate',
  why: 'Of those who should not be selected, the share that is.',
  count: ['fp'],
  among: ['fp', 'tn'],
  better: 'lower',
  source: 'Hardt et al. 2016',
});
