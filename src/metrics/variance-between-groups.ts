import type { Comparison } from './comparison.ts';
import { meanOfPairs } from './mean-of-pairs.ts';

/** Half the mean squared difference of pairs is the variance with divisor k − 1. */
export const varianceBetweenGroups: Comparison<'variance-between-groups'> = {
  id: 'variance-between-groups',
  title: 'Variance between groups',
  why: 'How much the groups scatter around their mean, each counting once whatever its size; chance alone makes it larger than 0, so read its interval.',
  formula: 'Σ (group − mean of groups)² / (groups − 1)',
  source: 'Lum, Zhang & Bower 2022',
  peers: {},
  fair: 0,
  suits: 'any number',
  range: ([least, most]) => [0, (most - least) ** 2 / 2],
  ofAll: (groups) => meanOfPairs((distance) => distance ** 2 / 2, groups),
};
