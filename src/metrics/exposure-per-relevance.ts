import { ratioOfSums } from './ratio-of-sums.ts';

export const exposurePerRelevance = ratioOfSums({
  id: 'exposure-per-relevance',
  title: 'Exposure per relevance',
  why: 'How much exposure a group gets for each unit of its relevance: equal where places are given out as they are deserved.',
  formula: 'Σ exposure / Σ relevance',
  source: 'Singh & Joachims 2018, disparate treatment',
  convention: 'Unknown where nobody of the group is relevant.',
  peers: {},
  range: [0, Number.MAX_VALUE],
  better: 'higher',
  of: 'exposure',
  to: 'relevance',
});
