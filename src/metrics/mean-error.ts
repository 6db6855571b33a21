import { meanOfRows } from './mean-of-rows.ts';

export const meanError = meanOfRows({
  id: 'mean-error',
  title: 'Mean error',
  why: 'How far predictions lie, on average, above (+) or below (−) what came true.',
  formula: 'mean of prediction − outcome',
  source: 'Theil 1966',
  peers: {},
  range: [-Number.MAX_VALUE, Number.MAX_VALUE],
  better: 'neither',
  of: 'error',
});
