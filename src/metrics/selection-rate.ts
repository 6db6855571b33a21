import { rate } from './rate.ts';

export const selectionRate = rate({
  id: 'selection-rate',
  title: 'Selection rate',
  why: 'The share that gets the favourable decision.',
  count: ['tp', 'fp'],
  among: ['tp', 'fp', 'tn', 'fn'],
  better: 'neither',
  source: '29 CFR 1607.16(R)',
});
