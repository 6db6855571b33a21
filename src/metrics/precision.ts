import { rate } from './rate.ts';

export const precision = rate({
  id: 'precision',
  title: 'Precision',
  why: 'Of those who are selected, the share that should be.',
  count: ['tp'],
  among: ['tp', 'fp'],
  better: 'higher',
  source: 'Chouldechova 2017',
});
