import { rate } from './rate.ts';

export const falseNegativeRate = rate({
  id: 'false-negative-rate',
  title: 'False negative rate',
  why: 'Of those who should be selected, the share that is not.',
  count: ['fn'],
  among: ['tp', 'fn'],
  better: 'lower',
  source: 'Chouldechova 2017',
});
