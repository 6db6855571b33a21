import { ratioOfSums } from './ratio-of-sums.ts';

export const ndcg = ratioOfSums({
  id: 'ndcg',
  title: 'Normalised discounted gain (NDCG)',
  why: 'What share of the exposure that its relevant rows would have in order of relevance a group is given: 1 where all stand where they belong.',
  formula: 'Σ relevance × exposure / Σ relevance × exposure in order of relevance',
  source: 'Järvelin & Kekäläinen 2002; equal scores: McSherry & Najork 2008',
  convention:
    'Of everyone in one list it is NDCG with linear gain, at most 1; several lists count by what they could reach at best. A group may exceed 1, at the cost of another one.',
  peers: {
    'scikit-learn': {
      name: 'ndcg_score',
      note: 'a mean of lists, each counting alike, and of everyone only',
    },
  },
  range: [0, Number.MAX_VALUE],
  better: 'higher',
  of: 'gain',
  to: 'ideal-gain',
});
