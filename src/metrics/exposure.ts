import { meanOfRows } from './mean-of-rows.ts';

export const exposure = meanOfRows({
  id: 'exposure',
  title: 'Exposure',
  why: 'How much a place in a list is looked at, on average; the first place has 1, and places further down ever less.',
  formula: 'mean of 1 / log₂(1 + position)',
  source: 'Singh & Joachims 2018',
  convention: 'Rows of equal score share the mean of their places.',
  peers: {},
  range: [0, 1],
  better: 'higher',
  of: 'exposure',
});
