import { ratioOfSums } from './ratio-of-sums.ts';

export const pairwiseAccuracy = ratioOfSums({
  id: 'pairwise-accuracy',
  title: 'Pairwise accuracy',
  why: 'How often a row is ranked above a less relevant one of the same list, whichever group that one belongs to.',
  formula: 'share of (row, less relevant row of its list) pairs ranked rightly, ties counting half',
  source: 'Beutel et al. 2019, pairwise fairness',
  convention:
    'The more relevant row says whose pair it is. Unknown where nobody of the group is more relevant than another.',
  peers: {},
  range: [0, 1],
  better: 'higher',
  of: 'outranked',
  to: 'lesser',
});
