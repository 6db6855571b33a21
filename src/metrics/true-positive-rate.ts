import { rate } from './rate.ts';

export const truePositiveRate = rate({
  id: 'true-positive-rate',
  title: 'True positive rate',
  why: 'Of those who should be selected, the share that is.',
  count: ['tp'],
  among: ['tp', 'fn'],
  better: 'higher',
  source: 'Hardt et al. 2016',
});
