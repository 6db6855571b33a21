import type { Comparison } from './comparison.ts';
import { meanOfPairs } from './mean-of-pairs.ts';

export const meanDifference: Comparison<'mean-difference'> = {
  id: 'mean-difference',
  title: 'Mean difference of pairs',
  why: 'How far two groups lie apart on average over all pairs: unlike the widest gap it does not grow with the number of groups.',
  formula: 'mean over all pairs of groups of |first − second|',
  source: 'Lum, Zhang & Bower 2022',
  peers: {},
  fair: 0,
  suits: 'any number',
  range: ([least, most]) => [0, most - least],
  ofAll: (groups) => meanOfPairs((distance) => distance, groups),
};
