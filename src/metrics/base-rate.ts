import { rate } from './rate.ts';

export const baseRate = rate({
  id: 'base-rate',
  title: 'Base rate',
  why: 'The share whose true outcome is favourable, whatever was decided.',
  count: ['tp', 'fn'],
  among: ['tp', 'fp', 'tn', 'fn'],
  better: 'neither',
  source: 'Kleinberg et al. 2017',
  peers: { aif360: { name: 'base_rate' }, aequitas: { name: 'prev' } },
});
