import { meanOfRows } from './mean-of-rows.ts';

export const attention = meanOfRows({
  id: 'attention',
  title: 'Attention',
  why: 'The share of attention that a place in a list gets, on average, where at each place half of the readers stop.',
  formula: 'mean of 2^−position',
  source: 'Biega et al. 2018; Sapiezynski et al. 2019',
  convention: 'Rows of equal score share the mean of their places.',
  peers: {},
  range: [0, 0.5],
  better: 'higher',
  of: 'attention',
});
