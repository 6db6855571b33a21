import { meanOfRows } from './mean-of-rows.ts';

export const meanOutcome = meanOfRows({
  id: 'mean-outcome',
  title: 'Mean outcome',
  why: 'What came true on average, whatever was predicted.',
  formula: 'mean of outcome',
  source: 'Calders et al. 2013',
  peers: {},
  range: [-Number.MAX_VALUE, Number.MAX_VALUE],
  better: 'neither',
  of: 'outcome',
});
